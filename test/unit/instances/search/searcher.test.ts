import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instanceKey } from '../../../../lib/instance-ref.ts';
import type { InventoryRow } from '../../../../lib/instances/inventory-row.ts';
import { tagText } from '../../../../lib/instances/search/entry.ts';
import { sharedParts } from '../../../../lib/instances/search/facet.ts';
import { createIndex } from '../../../../lib/instances/search/search-index.ts';
import { createSearcher } from '../../../../lib/instances/search/searcher.ts';
import { row, words } from './rows.ts';

const fleet = [
  row(1, {
    name: 'web-prod-0001',
    publicIps: ['47.96.1.2'],
    privateIps: ['10.0.0.1', '10.0.0.12'],
    tags: [
      ['env', 'prod'],
      ['owner', 'Alice'],
      ['spot', ''],
    ],
    osName: 'Ubuntu 24.04',
    osType: 'linux',
    instanceType: 'ecs.g7.large',
    zoneId: 'cn-hangzhou-h',
  }),
  row(2, { name: 'web-prod-0042', privateIps: ['10.0.0.2'] }),
  row(3, { name: '数据库-生产-0003', regionId: 'us-west-1', status: 'Stopped' }),
  row(4, { name: 'Build', osName: 'Windows Server 2022', osType: 'windows' }),
];

const names = (query: string, first: string[] = [], rows: InventoryRow[] = fleet) =>
  createSearcher(createIndex(rows, words))(query, first).map((entry) => entry.row.name);

describe('one word finds', () => {
  test.each([
    ['a part of a name', 'prod', ['web-prod-0001', 'web-prod-0042']],
    ['a name in another case', 'BUILD', ['Build']],
    ['a name in full-width letters', 'ｂｕｉｌｄ', ['Build']],
    ['a Chinese name', '数据', ['数据库-生产-0003']],
    ['pinyin initials', 'sjk', ['数据库-生产-0003']],
    ['full pinyin', 'shengchan', ['数据库-生产-0003']],
    ['an id', 'i-bp100000000000000004', ['Build']],
    ['a public address', '47.96', ['web-prod-0001']],
    ['a second private address', '10.0.0.12', ['web-prod-0001']],
    ['the value of a tag', 'alice', ['web-prod-0001']],
    ['a tag with its key', 'owner:alice', ['web-prod-0001']],
    ['a tag without a value', 'spot', ['web-prod-0001']],
    ["a region's id", 'us-west', ['数据库-生产-0003']],
    ["a region's English name", 'silicon', ['数据库-生产-0003']],
    ["a region's Chinese name", '硅谷', ['数据库-生产-0003']],
    [
      "a region's name in the person's language",
      '華東',
      ['Build', 'web-prod-0001', 'web-prod-0042'],
    ],
    ['a zone', 'hangzhou-h', ['web-prod-0001']],
    ['an instance type', 'g7.large', ['web-prod-0001']],
    ['an operating system', 'ubuntu', ['web-prod-0001']],
    ['a family of systems', 'windows', ['Build']],
    ["ECS's word for a status", 'stopped', ['数据库-生产-0003']],
    ["the person's word for a status", '執行', ['Build', 'web-prod-0001', 'web-prod-0042']],
    ['a profile', 'ops', ['Build', '数据库-生产-0003', 'web-prod-0001', 'web-prod-0042']],
  ])('%s', (_, query, expected) => {
    expect(names(query)).toEqual(expected);
  });
});

test('several words have to be there all, in any order and any part', () => {
  expect(names('0001 ubuntu web')).toEqual(['web-prod-0001']);
  expect(names('web ubuntu windows')).toEqual([]);
});

test('a region of another language does not leak into every row', () => {
  expect(names('virginia')).toEqual([]);
});

describe('the better match comes first', () => {
  const ordered = (query: string, ...rows: Partial<InventoryRow>[]) =>
    names(
      query,
      [],
      rows.map((more, index) => row(index, more)),
    );

  test.each([
    [
      'a whole name, its start, a word, the start of a word, a part',
      'web',
      ['web', 'web-1', 'a-web-2', 'b-website', 'cobweb'],
    ],
    ['a number, whatever zeros it has', '42', ['x-0042', 'a-4201', 'b-1423']],
  ])('%s', (_, query, expected) => {
    const shuffled = expected.toReversed().map((name) => ({ name }));
    expect(ordered(query, ...shuffled)).toEqual(expected);
  });

  test('a name before an address, an address before a tag, a tag before a region', () => {
    expect(
      ordered(
        'hang',
        { name: 'd' },
        { name: 'c', regionId: 'eu-west-1', tags: [['hang', '']] },
        { name: 'hang', regionId: 'eu-west-1' },
      ),
    ).toEqual(['hang', 'c', 'd']);
  });

  test('an address before those that only begin like it', () => {
    expect(
      ordered(
        '10.0.0.1',
        { name: 'a', privateIps: ['10.0.0.12'] },
        { name: 'b', privateIps: ['10.0.0.1'] },
      ),
    ).toEqual(['b', 'a']);
  });

  test('equal ones by name, with 2 before 10', () => {
    expect(ordered('web', { name: 'web-10' }, { name: 'web-2' })).toEqual(['web-2', 'web-10']);
  });
});

test('what is pinned or recent stands ahead in its own order, once, and only if it matches', () => {
  const keyOf = (number: number) => instanceKey(fleet[number - 1] ?? row(0));
  const first = [keyOf(2), keyOf(4), keyOf(1), keyOf(2), 'gone'];
  expect(names('', first)).toEqual(['web-prod-0042', 'Build', 'web-prod-0001', '数据库-生产-0003']);
  expect(names('web', first)).toEqual(['web-prod-0042', 'web-prod-0001']);
});

test('letters in order find a name where nothing else does', () => {
  expect(names('wp42')).toEqual(['web-prod-0042']);
  expect(names('sc3')).toEqual(['数据库-生产-0003']);
  expect(names('wp99')).toEqual([]);
});

test('rows that come, change and go are found as they are', () => {
  const index = createIndex(fleet, words);
  const find = createSearcher(index);
  expect(find('renamed', []).length).toBe(0);
  index.add([row(2, { name: 'renamed' }), row(5, { name: 'a-renamed' })]);
  expect(find('renamed', []).map((entry) => entry.row.name)).toEqual(['renamed', 'a-renamed']);
  index.remove([instanceKey(row(5))]);
  expect(find('renamed', []).map((entry) => entry.row.name)).toEqual(['renamed']);
  expect(find('', []).length).toBe(4);
});

const text = fc.stringMatching(/^[ab1. 数]{0,6}$/);
const someRow = fc.record({
  number: fc.nat({ max: 30 }),
  name: text,
  privateIps: fc.array(text, { maxLength: 2 }),
  tags: fc.array(fc.tuple(text, text), { maxLength: 2 }),
  status: fc.constantFrom('Running', 'ab', 'b1'),
});

test('finds exactly the rows that have every word somewhere', () => {
  const query = fc.array(fc.stringMatching(/^[ab1.数]{1,3}$/), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(someRow, { maxLength: 12 }), query, (made, parts) => {
      const rows = new Map(made.map(({ number, ...more }) => [number, row(number, more)]));
      const has = (one: InventoryRow, word: string) =>
        [
          one.name,
          one.instanceId,
          ...one.privateIps,
          ...one.tags.map(([key, value]) => tagText(key, value)),
          ...sharedParts(one, words),
        ].some((part) => part.toLowerCase().includes(word));
      const expected = [...rows.values()].filter((one) => parts.every((word) => has(one, word)));
      fc.pre(expected.length > 0);
      const found = createSearcher(createIndex([...rows.values()], words))(parts.join(' '), []);
      expect(new Set(found.map((entry) => entry.row))).toEqual(new Set(expected));
    }),
  );
});

test('typing and taking back gives what a fresh search gives', () => {
  const typed = fc.array(
    fc.constantFrom('w', 'we', 'web 1', 'web', 'p', 'wp4', '0', '', 'sj', '10.'),
  );
  const index = createIndex(fleet, words);
  fc.assert(
    fc.property(typed, (queries) => {
      const find = createSearcher(index);
      for (const query of queries) {
        expect(find(query, [])).toEqual(createSearcher(index)(query, []));
      }
    }),
  );
});
