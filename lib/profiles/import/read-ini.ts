import { BrokenFileError } from './broken-file.ts';

/** A section of an INI file. */
export interface IniSection {
  name: string;
  /** Of the section's header. */
  offset: number;
  /** Keys in lower case; of a key that stands there twice, the last one counts. */
  entries: Map<string, string>;
}

/**
 * Reads an INI file the way that Alibaba's SDKs read theirs: `key = value` or `key: value` in
 * `[sections]`, lines that begin with `#` or `;` are comments, and so is what follows ` #` or ` ;`.
 * Throws a BrokenFileError that says where what was expected.
 *
 * The `ini` package (7.0.0) would not do (measured): it knows no line numbers and passes over what
 * it can't read, it takes `[a.b]` apart at the dot, and cuts values at any `;` and `#`.
 */
export function readIni(text: string): IniSection[] {
  const sections: IniSection[] = [];
  for (const { line, offset } of linesOf(text)) {
    const start = offset + line.search(/\S/);
    const content = line.trim();
    if (content === '' || /^[#;]/.test(content)) continue;
    if (content.startsWith('[')) {
      sections.push(readHeader(content, start));
      continue;
    }
    const section = sections.at(-1);
    if (!section) throw new BrokenFileError(start, 'section');
    const [, key, value] = /^([^=:]+?)\s*[=:](.*)$/.exec(content) ?? [];
    if (key === undefined || value === undefined) throw new BrokenFileError(start, 'assignment');
    section.entries.set(key.toLowerCase(), readValue(value));
  }
  return sections;
}

function readHeader(content: string, offset: number): IniSection {
  const name = /^\[([^\]]*)\]\s*([#;].*)?$/.exec(content)?.[1];
  if (name === undefined) throw new BrokenFileError(offset + content.length, 'closing-bracket');
  return { name: name.trim(), offset, entries: new Map() };
}

function readValue(raw: string): string {
  const quoted = /^\s*(["'])(.*)\1\s*([#;].*)?$/.exec(raw);
  return quoted?.[2] ?? raw.replace(/\s[#;].*$/, '').trim();
}

function* linesOf(text: string): Generator<{ line: string; offset: number }> {
  for (const match of text.matchAll(/[^\r\n]+/g)) yield { line: match[0], offset: match.index };
}
