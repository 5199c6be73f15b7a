import { modeOf } from './mode.ts';
import type { RawProfile } from './raw-profile.ts';

/** More than anybody chains: each link is an AssumeRole of its own before a ticket can be asked for. */
const LONGEST = 5;

export type ChainLength = number | 'chain-cycle' | 'chain-too-long';

/**
 * How many profiles of the file a profile's chain leads through, itself not counted: 0 for one that
 * has no source in the file.
 */
export function chainLength(
  profile: RawProfile,
  byName: ReadonlyMap<string, RawProfile>,
): ChainLength {
  const seen = new Set([profile]);
  let next = sourceOf(profile, byName);
  while (next) {
    if (seen.has(next)) return 'chain-cycle';
    if (seen.size > LONGEST) return 'chain-too-long';
    seen.add(next);
    next = sourceOf(next, byName);
  }
  return seen.size - 1;
}

/** The profile of the file that another one starts from. */
function sourceOf(
  profile: RawProfile,
  byName: ReadonlyMap<string, RawProfile>,
): RawProfile | undefined {
  if (modeOf(profile) !== 'ChainableRamRoleArn') return undefined;
  return byName.get(profile.values.get('source_profile') ?? '');
}
