import { NAME_MAX, type ProfileForm, type ProfileList, type ProfileSummary } from '../profile.ts';
import { type ChainLength, chainLength } from './chain-length.ts';
import { type Draft, type DraftResult, draftOf } from './draft.ts';
import { identityOf, isSame } from './identity.ts';
import type { ImportNote, ImportOutcome, ImportRow } from './import-row.ts';
import { isOurs, modeOf } from './mode.ts';
import type { RawProfile } from './raw-profile.ts';
import { mayBeName, refusalOf } from './refusal.ts';

/** A profile ready to be stored: a new one has its id already, so that chains can name it. */
export type PlannedProfile = ProfileForm & { profileId: string };

/** What importing a file would do. */
export interface ImportPlan {
  /** For the page: one for each profile of the file, in its order. */
  rows: ImportRow[];
  /** For the background alone: what to store for a row, by its index. It holds secrets. */
  profiles: Map<number, PlannedProfile>;
}

export interface PlanParts {
  newId(): string;
  /** Milliseconds since the epoch. */
  now: number;
}

/** The region of last resort: Alibaba Cloud's first one, and the CLI's default. */
const FIRST_REGION = 'cn-hangzhou';

/** Holds the profiles of a file against those that are here. Changes nothing. */
export function planImport(
  raws: readonly RawProfile[],
  { profiles: existing, defaultId }: ProfileList,
  { newId, now }: PlanParts,
): ImportPlan {
  const byName = firstByName(raws);
  const ownDefault = existing.find(({ id }) => id === defaultId) ?? existing[0];
  const fallbackRegion = ownDefault?.regionIds[0] ?? FIRST_REGION;
  const takenNames = new Set(existing.map(({ name }) => name));
  const unmatched = new Set(existing);
  const rows = new Map<RawProfile, ImportRow>();
  const profiles = new Map<number, PlannedProfile>();

  /** The profile that a chain starts from: one of the file that comes in, else one that is here. */
  function sourceOf(raw: RawProfile): ChainSource | undefined {
    const name = raw.values.get('source_profile');
    if (name === undefined) return undefined;
    const inFile = byName.get(name);
    const row = inFile && rows.get(inFile);
    const planned = row && profiles.get(row.index);
    if (row && planned) {
      const { profileId } = planned;
      return { profileId, ...(row.outcome.kind === 'add' && { needs: row.index }) };
    }
    const here = existing.find((profile) => profile.name === name);
    return here && { profileId: here.id };
  }

  function draft(raw: RawProfile, length: ChainLength): Drafted {
    const refusal = refusalOf(raw, byName, length);
    if (refusal) return { ok: false, refusal };
    const mode = modeOf(raw);
    if (!mode || !isOurs(mode)) return { ok: false, refusal: { reason: 'unknown-mode' } };
    if (mode !== 'ChainableRamRoleArn') return draftOf(mode, raw, { now });
    const source = sourceOf(raw);
    if (!source && raw.values.has('source_profile')) {
      return { ok: false, refusal: { reason: 'no-source' } };
    }
    const { profileId, needs } = source ?? {};
    const drafted = draftOf(mode, raw, { now, ...(profileId && { sourceProfileId: profileId }) });
    return drafted.ok && needs !== undefined ? { ...drafted, needs } : drafted;
  }

  /** Settles what becomes of a draft, and keeps that for the day it is stored. */
  function settle(raw: RawProfile, index: number, drafted: Draft): ImportOutcome {
    const same = [...unmatched].find((profile) => isSame(profile, raw.name, drafted.source));
    if (same) {
      unmatched.delete(same);
      profiles.set(index, updated(same, drafted));
      return { kind: 'update', profileName: same.name };
    }
    const name = freeName(raw.name, takenNames);
    takenNames.add(name);
    profiles.set(index, added(newId(), name, drafted, fallbackRegion));
    return { kind: 'add', ...(name !== raw.name && { as: name }) };
  }

  function plan(raw: RawProfile, index: number, length: ChainLength): ImportRow {
    const drafted = draft(raw, length);
    const described = describe(raw, index);
    if (!drafted.ok) {
      return { ...described, outcome: { kind: 'refused', refusal: drafted.refusal } };
    }
    const outcome = settle(raw, index, drafted.draft);
    const { source, regionId = fallbackRegion, notes } = drafted.draft;
    return {
      ...described,
      ...(outcome.kind === 'add' && { regionId }),
      identity: identityOf(source),
      outcome,
      notes: outcome.kind === 'add' ? notes : notes.filter(concernsUpdate),
      ...(drafted.needs !== undefined && { needs: drafted.needs }),
    };
  }

  for (const { raw, index, length } of sourcesFirst(raws, byName)) {
    rows.set(raw, plan(raw, index, length));
  }
  return { rows: [...rows.values()].sort((a, b) => a.index - b.index), profiles };
}

type Drafted = DraftResult & { needs?: number };

interface ChainSource {
  profileId: string;
  /** The row of the file that has to come in as well. */
  needs?: number;
}

/** What is told of a profile whatever becomes of it. */
function describe(raw: RawProfile, index: number) {
  const mode = modeOf(raw);
  return {
    index,
    line: raw.line,
    ...(mayBeName(raw.name) && { name: raw.name }),
    ...(mode && { mode }),
    identity: {},
    current: raw.current,
    notes: [],
  };
}

/** Every profile after the one that its chain starts from. */
function sourcesFirst(raws: readonly RawProfile[], byName: ReadonlyMap<string, RawProfile>) {
  const rank = (length: ChainLength) => (typeof length === 'number' ? length : 0);
  return raws
    .map((raw, index) => ({ raw, index, length: chainLength(raw, byName) }))
    .sort((a, b) => rank(a.length) - rank(b.length));
}

/** As for the CLI, the first of several profiles with one name is the one that counts. */
function firstByName(raws: readonly RawProfile[]): Map<string, RawProfile> {
  return new Map(raws.toReversed().map((raw) => [raw.name, raw]));
}

function added(
  profileId: string,
  name: string,
  { regionId, endpoint, source, secret }: Draft,
  fallbackRegion: string,
): PlannedProfile {
  return {
    profileId,
    name,
    colour: 'grey',
    regionIds: [regionId ?? fallbackRegion],
    ...(endpoint !== undefined && { endpoint }),
    source,
    ...(secret && { secret }),
  };
}

/** New credentials for a profile that keeps its name, its colour and its regions. */
function updated({ id, accountId: _, ...same }: ProfileSummary, draft: Draft): PlannedProfile {
  const { source, secret } = draft;
  return { ...same, profileId: id, source, ...(secret && { secret }) };
}

/** What is kept of a profile that is here needs no note: its region, its endpoint, its sign-in. */
const concernsUpdate = (note: ImportNote) =>
  !['region-assumed', 'endpoint-dropped', 'sign-in-needed'].includes(note);

/** The name itself, or `name 2`, `name 3`, … where that is taken. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name.slice(0, NAME_MAX - 5).trimEnd()} ${n}`;
  return free;
}
