import type { InventorySource } from '../../lib/instances/inventory-news.ts';
import type { Problem } from '../../lib/problem.ts';

/** Regions of one profile that failed for one reason. */
export interface SourceProblem {
  profileId: string;
  regionIds: string[];
  problem: Problem;
}

/** The sources that gave nothing and why: a wrong key fails in every region, and is said once. */
export function problemsOf(sources: readonly InventorySource[]): SourceProblem[] {
  const found = new Map<string, SourceProblem>();
  for (const source of sources) {
    const problem = problemOf(source);
    if (!problem) continue;
    const { profileId, regionId } = source;
    const key = [profileId, problem.kind, problem.code].join('\n');
    const same = found.get(key);
    if (same) same.regionIds.push(regionId);
    else found.set(key, { profileId, regionIds: [regionId], problem });
  }
  return [...found.values()];
}

function problemOf({ state, problem }: InventorySource): Problem | undefined {
  if (state === 'no-permission') return { kind: 'no-permission', action: 'DescribeInstances' };
  return state === 'failed' ? (problem ?? { kind: 'other' }) : undefined;
}
