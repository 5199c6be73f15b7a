import { expect, test } from 'vitest';
import { canonicalQuery, encode, flatten } from '../../../lib/aliyun/query.ts';

test.each([
  ['a b', 'a%20b'],
  ['a+b', 'a%2Bb'],
  ["!'()*", '%21%27%28%29%2A'],
  ['-_.~', '-_.~'],
  ['中文', '%E4%B8%AD%E6%96%87'],
  ['😀', '%F0%9F%98%80'],
  ['["i-1","i-2"]', '%5B%22i-1%22%2C%22i-2%22%5D'],
])('%j is encoded as %s', (text, encoded) => {
  expect(encode(text)).toBe(encoded);
});

test('lists count from 1, objects add their keys, undefined is left out', () => {
  const params = {
    Name: ['a', 'b'],
    Tag: [{ Key: 'k', Value: '' }],
    DryRun: true,
    MaxResults: 100,
    NextToken: undefined,
  };
  expect(flatten(params)).toEqual([
    ['Name.1', 'a'],
    ['Name.2', 'b'],
    ['Tag.1.Key', 'k'],
    ['Tag.1.Value', ''],
    ['DryRun', 'true'],
    ['MaxResults', '100'],
  ]);
});

test('the canonical query is sorted by code units, and an empty value keeps its equals sign', () => {
  expect(canonicalQuery({ b: '1', a: '', B: '2', 'a.10': 'x', 'a.2': 'y' })).toBe(
    'B=2&a=&a.10=x&a.2=y&b=1',
  );
});

test('no parameters make an empty query', () => {
  expect(canonicalQuery({})).toBe('');
});
