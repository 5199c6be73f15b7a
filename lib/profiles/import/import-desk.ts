import { ProblemError } from '../../problem.ts';
import type { SealedMap } from '../credentials/sealed-map.ts';
import type { ProfileList } from '../profile.ts';
import type { ProfileStore } from '../store.ts';
import type { BrokenFile } from './broken-file.ts';
import type { ImportRow } from './import-row.ts';
import { type PlannedProfile, planImport } from './plan.ts';
import { readFile } from './read-file.ts';

/** What a file would bring. The page gets no secret of it. */
export type ImportPreview =
  | { state: 'broken'; broken: BrokenFile }
  | { state: 'planned'; planId: string; rows: ImportRow[] };

/** `gone`: the plan is not there any more, and nothing was changed. */
export type ImportResult = { state: 'imported'; count: number } | { state: 'gone' };

/** Imports in two steps, so that a person sees what will come in. One import at a time. */
export interface ImportDesk {
  /** Reads a file and keeps what it would bring, in place of what was kept before. */
  plan(text: string): Promise<ImportPreview>;
  /** Stores the profiles of the chosen rows, all or none, and forgets the plan. */
  confirm(planId: string, chosen: readonly number[]): Promise<ImportResult>;
  /** Forgets the plan. */
  forget(): Promise<void>;
}

/** What to store for each row, by its index. */
export type WaitingPlan = [index: number, profile: PlannedProfile][];

export interface ImportDeskParts {
  profiles: ProfileStore;
  /** Plans wait here, sealed: a person may take longer than the background lives. */
  plans: SealedMap<WaitingPlan>;
  newId(): string;
  /** Milliseconds since the epoch. */
  now(): number;
}

export function createImportDesk({ profiles, plans, newId, now }: ImportDeskParts): ImportDesk {
  return {
    async plan(text) {
      await plans.clear();
      const content = readFile(text);
      if (!content.ok) return { state: 'broken', broken: content.broken };
      const existing = await profiles.list();
      const plan = planImport(content.profiles, existing, { newId, now: now() });
      const planId = newId();
      // The first profile that is ever stored is the default: let it be the file's.
      const current = plan.rows.find((row) => row.current)?.index;
      const inOrder = [...plan.profiles].sort(
        ([a], [b]) => Number(b === current) - Number(a === current) || a - b,
      );
      await plans.set(planId, inOrder);
      return { state: 'planned', planId, rows: plan.rows };
    },

    async confirm(planId, chosen) {
      const plan = await plans.get(planId);
      if (!plan) return { state: 'gone' };
      const wanted = new Set(chosen);
      const forms = plan.flatMap(([index, profile]) => (wanted.has(index) ? [profile] : []));
      if (!isComplete(forms, await profiles.list()))
        throw new ProblemError({ kind: 'bad-request' });
      await profiles.saveAll(forms);
      await plans.clear();
      return { state: 'imported', count: forms.length };
    },

    forget: () => plans.clear(),
  };
}

/** Whether each chain finds the profile that it starts from. */
function isComplete(forms: readonly PlannedProfile[], { profiles }: ProfileList): boolean {
  const ids = new Set([
    ...profiles.map(({ id }) => id),
    ...forms.map(({ profileId }) => profileId),
  ]);
  return forms.every(
    ({ source }) => source.mode !== 'ChainableRamRoleArn' || ids.has(source.sourceProfileId),
  );
}
