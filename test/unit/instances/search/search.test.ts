import { describe, expect, test } from 'vitest';
import type { InventoryRow } from '../../../../lib/instances/inventory-row.ts';
import { search } from '../../../../lib/instances/search/search.ts';
import { createIndex } from '../../../../lib/instances/search/search-index.ts';
import { row, words } from './rows.ts';

/** What is highlighted, as the highlighted pieces of each part. */
function highlighted(query: string, more: Partial<InventoryRow>): string[] {
  const index = createIndex([row(7, more)], words);
  const [found] = search(index, query, { pinned: [], recent: [], limit: 1 });
  return (found?.reasons ?? []).map(
    ({ field, text, ranges }) =>
      `${field} ${ranges.map(([from, to]) => text.slice(from, to)).join('|')}`,
  );
}

describe('the reason of a match', () => {
  test.each<[string, string, Partial<InventoryRow>, string[]]>([
    ['is every place in a name', 'ab', { name: 'ab-AB' }, ['name ab|AB']],
    ['joins words that overlap', 'web eb-1', { name: 'web-1' }, ['name web-1']],
    [
      'is in several parts',
      'web 10.',
      { name: 'web', privateIps: ['10.1'] },
      ['name web', 'ip 10.'],
    ],
    ['is the characters that initials stand for', 'jk', { name: '数据库-1' }, ['name 据库']],
    ['is the characters that pinyin stands for', 'shuju', { name: '数据库' }, ['name 数据']],
    ['takes a syllable whole', 'huj', { name: '数据库' }, ['name 数据']],
    ['is letters here and there', 'wp4', { name: 'web-prod-4' }, ['name w|p|4']],
    [
      'is the characters of initials here and there',
      'sc3',
      { name: '数据-产-3' },
      ['name 数|产|3'],
    ],
    ['is a tag', 'alice', { tags: [['owner', 'Alice']] }, ['tag Alice']],
    ['is a region', '杭州', {}, ['shared 杭州']],
    ['is the best part alone', 'web', { name: 'web', tags: [['web', '']] }, ['name web']],
  ])('%s', (_, query, more, expected) => {
    expect(highlighted(query, more)).toEqual(expected);
  });

  test('is none for an empty query', () => {
    expect(highlighted('', {})).toEqual([]);
  });
});

test('no more than asked for are given, the pinned ones first', () => {
  const index = createIndex([row(1), row(2), row(3)], words);
  const key = `${row(3).profileId}/cn-hangzhou/${row(3).instanceId}`;
  const found = search(index, 'machine', { pinned: [key], recent: [], limit: 2 });
  expect(found.map((one) => one.row.name)).toEqual(['machine-3', 'machine-1']);
});
