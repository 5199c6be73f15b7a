import { expect, test } from 'vitest';
import { problemsOf } from '../../../components/popup/source-problems.ts';
import type { InventorySource } from '../../../lib/instances/inventory-news.ts';

const source = (profileId: string, regionId: string, more: Partial<InventorySource>) =>
  ({ profileId, regionId, state: 'done', count: 0, ...more }) as const;

test('one reason is said once for all regions of a profile', () => {
  const problem = { kind: 'wrong-secret' } as const;
  const found = problemsOf([
    source('a', 'one', { state: 'failed', problem }),
    source('a', 'two', { state: 'failed', problem }),
    source('b', 'one', { state: 'failed', problem }),
    source('a', 'three', { state: 'failed', problem: { kind: 'network' } }),
  ]);
  expect(
    found.map(({ profileId, regionIds, problem: { kind } }) => [profileId, regionIds, kind]),
  ).toEqual([
    ['a', ['one', 'two'], 'wrong-secret'],
    ['b', ['one'], 'wrong-secret'],
    ['a', ['three'], 'network'],
  ]);
});

test('who may not list is told apart from who has nothing', () => {
  expect(
    problemsOf([source('a', 'one', { state: 'no-permission' }), source('a', 'two', {})]),
  ).toEqual([
    {
      profileId: 'a',
      regionIds: ['one'],
      problem: { kind: 'no-permission', action: 'DescribeInstances' },
    },
  ]);
});

test.each(['waiting', 'loading', 'done', 'resting'] as const)('%s is no problem', (state) => {
  expect(problemsOf([source('a', 'one', { state })])).toEqual([]);
});
