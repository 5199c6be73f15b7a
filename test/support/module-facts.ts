import { posix } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';

export interface Import {
  /** A path from the root of the project, or a package as it is written. */
  to: string;
  /** Erased by the compiler: nothing of the other module gets into a bundle. */
  typeOnly: boolean;
}

/** What the rules of the house need to know of one module. */
export interface Module {
  /** From the root of the project, with `/` on every system. */
  file: string;
  imports: Import[];
  /** What it reads of what, as `crypto.subtle`: the last two names of every access. */
  reads: Set<string>;
}

/** Reads one module. Throws where the source can't be parsed. */
export function readModule(file: string, source: string): Module {
  const { program, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);

  const imports: Import[] = [];
  const reads = new Set<string>();
  const add = (specifier: string, typeOnly: boolean) => {
    imports.push({ to: resolve(file, specifier), typeOnly });
  };
  // An inline `import { type A }` still loads the module; only a whole `import type` does not.
  new Visitor({
    ImportDeclaration: (node) => add(node.source.value, node.importKind === 'type'),
    ExportAllDeclaration: (node) => add(node.source.value, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node.source.value, node.exportKind === 'type');
    },
    ImportExpression: ({ source: from }) => {
      if (from.type === 'Literal' && typeof from.value === 'string') add(from.value, false);
    },
    TSImportType: (node) => add(node.source.value, true),
    MemberExpression: (node) => {
      reads.add(`${lastName(node.object)}.${lastName(node)}`);
    },
    VariableDeclarator: ({ id, init }) => {
      if (id.type !== 'ObjectPattern' || !init) return;
      for (const key of keysOf(id)) reads.add(`${lastName(init)}.${key}`);
    },
  }).visit(program);
  return { file, imports, reads };
}

function resolve(file: string, specifier: string): string {
  const path = specifier.replace(/\?.*$/, '');
  if (path.startsWith('.')) return posix.join(posix.dirname(file), path);
  // WXT's aliases for the root of the project.
  return path.replace(/^(@@?|~~?)\//, '');
}

/** The last name of `a.b.c`, `a?.b` or `a['b']`; empty for anything that has none. */
function lastName(node: ESTree.Node): string {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'Literal':
      return String(node.value);
    case 'MemberExpression':
      return lastName(node.property);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'ParenthesizedExpression':
      return lastName(node.expression);
    default:
      return '';
  }
}

function keysOf(pattern: ESTree.ObjectPattern): string[] {
  return pattern.properties.map((property) =>
    property.type === 'Property' ? lastName(property.key) : '*',
  );
}
