import { expect, test } from 'vitest';
import { createKnownSources } from '../../../lib/instances/known-sources.ts';
import { planSweep } from '../../../lib/instances/sweep-plan.ts';
import { profile } from './inventory-bench.ts';
import { cachedSource, row } from './rows.ts';

const NOW = 100_000_000;
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => row({ instanceId: `i-${index}` }));

const plan = (more: { everything?: boolean; startedAt?: number } = {}) => {
  const old = { profileId: 'a', checkedAt: NOW - 60_000 };
  const known = createKnownSources([
    cachedSource({ ...old, regionId: 'small', rows: rows(1) }),
    cachedSource({ ...old, regionId: 'large', rows: rows(9) }),
    cachedSource({ ...old, regionId: 'empty', rows: [], empties: 1 }),
    cachedSource({ ...old, regionId: 'wanted', rows: [], empties: 5 }),
    cachedSource({ ...old, regionId: 'young', rows: rows(3), checkedAt: NOW - 1_000 }),
  ]);
  const regionIds = ['new', 'small', 'large', 'empty', 'wanted', 'young'];
  const profiles = [{ profile: profile('a', { regionIds: ['wanted'] }), regionIds }];
  return planSweep({ profiles, known, startedAt: NOW, everything: false, ...more }).map(
    ({ regionId }) => regionId,
  );
};

test('regions of interest come first and never rest for long, then the largest', () => {
  expect(plan()).toEqual(['wanted', 'large', 'small', 'new']);
});

test('who wants everything gets the young and the empty ones as well', () => {
  expect(plan({ everything: true })).toEqual(['wanted', 'large', 'young', 'small', 'new', 'empty']);
});

test('what has ended since the sweep began is not asked again', () => {
  expect(plan({ everything: true, startedAt: NOW - 30_000 })).not.toContain('young');
});
