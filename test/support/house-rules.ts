import { isIn, reach, roomOf } from './house.ts';
import type { Import, Module } from './module-facts.ts';

export interface Rule {
  name: string;
  /** A sentence for everything that breaks the rule. */
  broken(modules: readonly Module[]): string[];
  /** Made-up houses that break it, as file -> source: the rule must notice each of them. */
  wrong: Record<string, string>[];
}

/** lib's rooms, and what each of them may lean on. `types`: nothing that gets into a bundle. */
const plan: Record<string, { on: string[]; types?: string[] }> = {
  'lib/instance-ref.ts': { on: [] },
  'lib/storage-area.ts': { on: [] },
  'lib/settings.ts': { on: ['lib/instance-ref.ts', 'lib/storage-area.ts'] },
  'lib/wall.ts': { on: ['lib/instance-ref.ts', 'lib/storage-area.ts'] },
  // A problem's kinds are the API's and a few of our own.
  'lib/problem.ts': { on: [], types: ['lib/aliyun'] },
  // It says what the handlers answer, in the words of the rooms that make the answers.
  'lib/messages.ts': {
    on: [
      'lib/instance-ref.ts',
      'lib/profiles',
      'lib/settings.ts',
      'lib/viewers/address.ts',
      'lib/viewers/viewer-state.ts',
      'lib/wall.ts',
    ],
    types: ['lib/aliyun', 'lib/find', 'lib/instances', 'lib/problem.ts', 'lib/viewers', 'lib/vnc'],
  },
  'lib/aliyun': { on: ['lib/instance-ref.ts', 'lib/problem.ts'] },
  'lib/vnc': { on: ['lib/instance-ref.ts', 'lib/problem.ts'] },
  'lib/console': { on: [] },
  'lib/profiles': {
    on: ['lib/aliyun', 'lib/instance-ref.ts', 'lib/problem.ts', 'lib/storage-area.ts'],
    // It is given the profiles whose instances it gathers, and the vault that seals them.
    types: ['lib/profiles'],
  },
  'lib/instances': {
    on: ['lib/aliyun', 'lib/instance-ref.ts', 'lib/problem.ts', 'lib/storage-area.ts'],
    // It is given the profiles whose instances it gathers, and the vault that seals them.
    types: ['lib/profiles'],
  },
  'lib/messaging': {
    on: ['lib/aliyun', 'lib/console', 'lib/messages.ts', 'lib/problem.ts'],
    types: ['lib/instances', 'lib/profiles'],
  },
  'lib/find': {
    on: ['lib/aliyun', 'lib/problem.ts', 'lib/storage-area.ts'],
    types: ['lib/profiles'],
  },
  'lib/viewers': {
    on: [
      'lib/aliyun',
      'lib/instance-ref.ts',
      'lib/problem.ts',
      // The shape of an account's number.
      'lib/profiles/modes/fields.ts',
      'lib/storage-area.ts',
      'lib/vnc',
    ],
    // It asks a store of profiles for credentials, and is given one.
    types: ['lib/profiles'],
  },
  // The background's services: they bring the rooms together.
  'lib/worker': { on: ['lib'] },
};

const extensionApi = (path: string) =>
  isIn(path, 'wxt', '@wxt-dev', 'webextension-polyfill', '#i18n', '#imports');

const portable = ['lib/aliyun', 'lib/vnc', 'lib/console'];

export const rules: Rule[] = [
  {
    name: 'components never lean on entrypoints, and lib on neither',
    broken: forbidImports(
      (from, { to }) =>
        (isIn(from, 'components') && isIn(to, 'entrypoints')) ||
        (isIn(from, 'lib') && isIn(to, 'entrypoints', 'components')),
    ),
    wrong: [
      { 'components/a.tsx': `import '../entrypoints/popup/main.tsx'` },
      { 'lib/vnc/a.ts': `import type { A } from '../../components/vnc/a.ts'` },
      { 'lib/a.ts': `export { a } from '@/entrypoints/background.ts'` },
    ],
  },
  {
    name: "a page's components lean on its own and on shared ones, never on another page's",
    broken: forbidImports(
      (from, { to }) =>
        isIn(from, 'components') &&
        isIn(to, 'components') &&
        !isIn(to, 'components/shared', pageOf(from)),
    ),
    wrong: [
      { 'components/wall/a.ts': `import { b } from '../vnc/b.ts'` },
      { 'components/shared/a.tsx': `import type { B } from '../popup/b.ts'` },
    ],
  },
  {
    name: 'the product never leans on its tests',
    broken: forbidImports((_, { to }) => isIn(to, 'test')),
    wrong: [{ 'lib/vnc/a.ts': `import type { A } from '../../test/cloud/types.ts'` }],
  },
  {
    name: 'each room of lib leans only on those that the plan gives it',
    broken: forbidImports((from, { to, typeOnly }) => {
      if (!isIn(from, 'lib') || !isIn(to, 'lib') || roomOf(from) === roomOf(to)) return false;
      const { on = [], types = [] } = plan[roomOf(from)] ?? {};
      return !isIn(to, ...on, ...(typeOnly ? types : []));
    }),
    wrong: [
      { 'lib/profiles/a.ts': `import { b } from '../viewers/b.ts'` },
      { 'lib/messages.ts': `import { b } from './vnc/b.ts'` },
      { 'lib/viewers/a.ts': `import { type B, b } from '../profiles/b.ts'` },
      { 'lib/a-room-nobody-planned/a.ts': `import type { B } from '../vnc/b.ts'` },
    ],
  },
  {
    name: 'lib/aliyun, lib/vnc and lib/console are independent of each other, types included',
    broken: forbidImports(
      (from, { to }) =>
        isIn(from, ...portable) && isIn(to, ...portable) && roomOf(from) !== roomOf(to),
    ),
    wrong: [
      { 'lib/aliyun/a.ts': `import type { B } from '../vnc/b.ts'` },
      { 'lib/vnc/a.ts': `const b = await import('../console/b.ts')` },
      { 'lib/console/a.ts': `let b: import('../aliyun/b.ts').B` },
    ],
  },
  {
    name: 'lib/aliyun, lib/vnc and lib/console do not know the extension API',
    broken: (modules) => [
      ...forbidImports((from, { to }) => isIn(from, ...portable) && extensionApi(to))(modules),
      ...forbidReads((from, read) => isIn(from, ...portable) && /^(chrome|browser)\./.test(read))(
        modules,
      ),
    ],
    wrong: [
      { 'lib/aliyun/a.ts': `import { browser } from 'wxt/browser'` },
      { 'lib/vnc/a.ts': `import { i18n } from '#i18n'` },
      { 'lib/vnc/a.ts': `import polyfill from 'webextension-polyfill'` },
      { 'lib/console/a.ts': 'const id = chrome.runtime.id' },
      { 'lib/console/a.ts': 'const { runtime } = globalThis.browser' },
    ],
  },
  {
    name: 'the content script carries lib/console and the sending of messages, and nothing more',
    broken: (modules) => {
      const carried = reach(modules, entrypoint(modules, 'entrypoints/console.content'));
      return [...carried]
        .filter((path) => isIn(path, 'lib', 'components', 'entrypoints'))
        .filter(
          (path) =>
            !isIn(path, 'entrypoints/console.content', 'lib/console', 'lib/messaging/send.ts'),
        )
        .map((path) => `The content script carries ${path}.`);
    },
    wrong: [
      { 'entrypoints/console.content/index.ts': `import { b } from '../../lib/profiles/b.ts'` },
      { 'entrypoints/console.content/index.ts': `import '../../components/shared/button.tsx'` },
      {
        'entrypoints/console.content/index.ts': `import { messages } from '../../lib/messages.ts'`,
      },
      {
        'entrypoints/console.content/index.ts': `import { send } from '../../lib/messaging/send.ts'`,
        'lib/messaging/send.ts': `import { type Messages } from '../messages.ts'`,
      },
    ],
  },
  {
    name: 'the content script knows of other rooms no more than the types of messages and problems',
    broken: forbidImports(
      (from, { to }) =>
        isIn(from, 'entrypoints/console.content') &&
        isIn(to, 'lib') &&
        !isIn(to, 'lib/console', 'lib/messaging', 'lib/messages.ts', 'lib/problem.ts'),
    ),
    wrong: [
      {
        'entrypoints/console.content/a.ts': `import type { Vault } from '../../lib/profiles/vault.ts'`,
      },
    ],
  },
  {
    name: 'one file, of lib/vnc, imports noVNC',
    broken: (modules) => {
      const importers = modules.filter(({ imports }) => imports.some(({ to }) => isNovnc(to)));
      const strangers = importers.filter(({ file }) => !isIn(file, 'lib/vnc'));
      return (importers.length > 1 ? importers : strangers).map(
        ({ file }) => `${file} imports noVNC.`,
      );
    },
    wrong: [
      { 'components/vnc/a.tsx': `import RFB from '@novnc/novnc'` },
      {
        'lib/vnc/a.ts': `import RFB from '@novnc/novnc'`,
        'lib/vnc/b.ts': `const rfb = await import('@novnc/novnc/core/rfb.js')`,
      },
    ],
  },
  {
    name: 'only the viewer and the wall carry noVNC',
    broken: forbidReach(
      (entry) => !['entrypoints/vnc', 'entrypoints/wall'].includes(entry),
      (path) => isNovnc(path),
    ),
    wrong: [
      {
        'entrypoints/popup/main.tsx': `import '../../components/popup/a.tsx'`,
        'components/popup/a.tsx': `import { open } from '../../lib/vnc/rfb.ts'`,
        'lib/vnc/rfb.ts': `const RFB = import('@novnc/novnc')`,
      },
    ],
  },
  {
    name: 'only the background carries what opens the vault',
    broken: forbidReach(
      (entry) => entry !== 'entrypoints/background.ts',
      (path) => isIn(path, 'lib/profiles/vault', 'lib/profiles/store.ts', 'lib/worker'),
    ),
    wrong: [
      {
        'entrypoints/vnc/main.tsx': `import { a } from '../../lib/viewers/a.ts'`,
        'lib/viewers/a.ts': `export * from '../profiles/vault/create.ts'`,
      },
    ],
  },
  {
    name: 'one file reads the sender of a message',
    broken: forbidReads(
      (from, read) => read.startsWith('sender.') && from !== 'lib/messaging/sender.ts',
    ),
    wrong: [
      { 'lib/worker/a.ts': 'const isOurs = (sender: Sender) => sender?.id === 1' },
      { 'entrypoints/background.ts': `const { tab } = port.sender` },
      { 'entrypoints/background.ts': `const url = sender['url']` },
    ],
  },
  {
    name: 'one file touches crypto.subtle for signatures, one for the vault',
    broken: forbidReads(
      (from, read) =>
        /^subtle\.|\.subtle$/.test(read) &&
        !['lib/aliyun/signature.ts', 'lib/profiles/vault/cipher.ts'].includes(from),
    ),
    wrong: [
      { 'lib/viewers/a.ts': 'const key = globalThis.crypto.subtle' },
      { 'lib/profiles/a.ts': 'const { subtle } = crypto' },
    ],
  },
];

/** The folder of a page's components. */
function pageOf(path: string): string {
  return path.split('/', 2).join('/');
}

function isNovnc(path: string): boolean {
  return isIn(path, '@novnc/novnc');
}

function forbidImports(forbidden: (from: string, imported: Import) => boolean): Rule['broken'] {
  return (modules) =>
    modules.flatMap(({ file, imports }) =>
      imports
        .filter((imported) => forbidden(file, imported))
        .map(({ to, typeOnly }) => `${file} imports ${typeOnly ? 'types of ' : ''}${to}.`),
    );
}

function forbidReads(forbidden: (from: string, read: string) => boolean): Rule['broken'] {
  return (modules) =>
    modules.flatMap(({ file, reads }) =>
      [...reads].filter((read) => forbidden(file, read)).map((read) => `${file} reads ${read}.`),
    );
}

/** `of` chooses entrypoints; none of them may carry a `path`. */
function forbidReach(
  of: (entry: string) => boolean,
  forbidden: (path: string) => boolean,
): Rule['broken'] {
  return (modules) => {
    const entries = new Set(
      modules.map(({ file }) => roomOf(file)).filter((room) => isIn(room, 'entrypoints')),
    );
    return [...entries]
      .filter(of)
      .flatMap((entry) =>
        [...reach(modules, entrypoint(modules, entry))]
          .filter(forbidden)
          .map((path) => `${entry} carries ${path}.`),
      );
  };
}

function entrypoint(modules: readonly Module[], name: string): Module[] {
  return modules.filter(({ file }) => isIn(file, name));
}
