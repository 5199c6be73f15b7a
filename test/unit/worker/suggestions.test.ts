import fc from 'fast-check';
import { expect, test } from 'vitest';
import { search } from '../../../lib/instances/search/search.ts';
import { createIndex } from '../../../lib/instances/search/search-index.ts';
import { contentOf, describe, TEXT, XML } from '../../../lib/worker/suggestions.ts';
import { row, words } from '../instances/search/rows.ts';

function found(name: string, query: string, more: Parameters<typeof row>[1] = {}) {
  const index = createIndex([row(1, { name, ...more })], words);
  const [first] = search(index, query, { pinned: [], recent: [], limit: 1 });
  if (!first) throw new Error(`Nothing matches ${query}.`);
  return first;
}

const { instanceId: ID } = row(1);

test('marks what matches, and dims what only says where it is', () => {
  expect(describe(found('web-prod-01', 'prod'), undefined, XML)).toBe(
    `web-<match>prod</match>-01 <dim>${ID} · cn-hangzhou</dim>`,
  );
});

test('shows the address that matches, and the profile where there are several', () => {
  const hit = found('web', '10.0.0', { privateIps: ['10.0.0.5', '192.168.0.1'] });
  expect(describe(hit, 'R&D', XML)).toBe(
    `web <dim>${ID} · cn-hangzhou · R&amp;D · <match>10.0.0</match>.5</dim>`,
  );
});

test('names are escaped where they are XML, and left alone where they are text', () => {
  const hit = found(`<a> & "x" 'c'`, 'x');
  expect(describe(hit, undefined, XML)).toBe(
    `&lt;a&gt; &amp; &quot;<match>x</match>&quot; &apos;c&apos; <dim>${ID} · cn-hangzhou</dim>`,
  );
  expect(describe(hit, undefined, TEXT)).toBe(`<a> & "x" 'c' ${ID} · cn-hangzhou`);
});

test('whatever a name holds, the description stays well-formed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
      const xml = describe({ row: row(1, { name }), reasons: [] }, undefined, XML);
      const rest = xml.replace(/<\/?(?:dim|match)>|&(?:amp|lt|gt|quot|apos);/g, '');
      expect(rest).not.toMatch(/[<>&]/);
      expect(rest.isWellFormed()).toBe(true);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML can't hold these
      expect(rest).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    }),
  );
});

test('what the address bar gives back begins with the id', () => {
  expect(contentOf(found('web 01', 'web'))).toBe(`${ID} web 01`);
});
