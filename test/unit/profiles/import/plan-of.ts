import { type ImportPlan, planImport } from '../../../../lib/profiles/import/plan.ts';
import { readFile } from '../../../../lib/profiles/import/read-file.ts';
import type { ProfileList, ProfileSummary } from '../../../../lib/profiles/profile.ts';

/** 2027-01-15, ms since the epoch. */
export const NOW = 1_800_000_000_000;

export const idOf = (n: number) => `0000000${n}-0000-4000-8000-000000000000`;

/** Plans the import of a file that can be read. New profiles get the ids 1, 2, …. */
export function planOf(text: string, existing: ProfileList = { profiles: [] }): ImportPlan {
  const content = readFile(text);
  if (!content.ok) throw new Error(`The file is broken: ${JSON.stringify(content.broken)}`);
  let ids = 0;
  return planImport(content.profiles, existing, { newId: () => idOf(++ids), now: NOW });
}

/** A config of the CLI with these profiles. */
export const configOf = (...profiles: Record<string, unknown>[]) =>
  JSON.stringify({ current: 'default', profiles, meta_path: '' }, null, '\t');

export const KEY = { access_key_id: 'LTAI5tExampleKeyId01', access_key_secret: 'k7QzT2pWm9Xv4Rb8' };

/** A profile that is here already, with the id 9. */
export const here = (
  source: ProfileSummary['source'],
  more: Partial<ProfileSummary> = {},
): ProfileSummary => ({
  id: idOf(9),
  name: 'here',
  colour: 'grey',
  regionIds: ['cn-beijing'],
  source,
  ...more,
});
