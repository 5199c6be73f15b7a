import type { CredentialsProvider } from '../aliyun/credentials.ts';
import type { EcsTarget } from '../aliyun/ecs.ts';
import type { CredentialsOf } from '../profiles/credentials/credentials-of.ts';
import type { ProfileSummary } from '../profiles/profile.ts';
import type { InventoryParts } from './inventory.ts';
import type { InventoryNews } from './inventory-news.ts';
import type { InventoryRow } from './inventory-row.ts';
import { keepKey } from './keep-key.ts';
import type { KnownSources } from './known-sources.ts';
import { ownerOf } from './owner.ts';
import { createRecorder } from './record-sweep.ts';
import { listRegions } from './region-list.ts';
import { type SourceRef, sourceKey } from './source-ref.ts';
import { type SweepSource, sweep } from './sweep.ts';
import { type ProfileRegions, planSweep } from './sweep-plan.ts';
import type { Checkpoint, OpenSweep } from './sweep-state.ts';

export interface RefreshParts extends InventoryParts {
  known: KnownSources;
  signal: AbortSignal;
  tell(news: Extract<InventoryNews, { type: 'rows' | 'source' | 'progress' }>): void;
}

/** For one page of one region: who is slower than this counts as failed, and others go on. */
const PAGE_DEADLINE_MS = 20_000;

/** Asks the sources that are due, and takes down what they say. Goes on with what was cut off. */
export async function refreshInventory(all: RefreshParts, everything: boolean): Promise<void> {
  const parts = { ...all, credentialsOf: keptKeys(all) };
  const { known, cache, state, tell, now } = parts;
  const { profiles } = await parts.profiles.list();
  const regions = await Promise.all(profiles.map((profile) => regionsOf(profile, parts)));
  await dropOthers(regions, parts);

  const open = await state.open(now(), everything);
  const due = planSweep({ profiles: regions, known, ...open });
  const resumed = await readCheckpoints(due, open, parts);
  const byId = new Map(profiles.map((profile) => [profile.id, profile]));
  const recorder = createRecorder({
    ...{ known, cache, state, now, tell, resumed },
    all: due.length,
    ownerOf: (profileId) => {
      const profile = byId.get(profileId);
      return profile ? ownerOf(profile) : '';
    },
  });
  const sources = due.flatMap((ref): SweepSource[] => {
    const profile = byId.get(ref.profileId);
    const nextToken = resumed.get(sourceKey(ref))?.checkpoint.nextToken;
    return profile ? [{ ...sourceOf(ref, profile, parts), nextToken }] : [];
  });

  announce(due, parts);
  const { pauses } = await state.read();
  const onPause = (account: string, until: number) => {
    // Not waited for: the gate has closed already, this is for after a stop.
    state.pause(account, until).catch(() => undefined);
  };
  try {
    await sweep(sources, { ...parts, pauses, onPause }, recorder.hear);
  } finally {
    await recorder.written();
  }
  await saved(cache.saveTotal(known.rows().length));
  await state.close();
}

/** Says which sources will be asked, and which rest. */
function announce(due: readonly SourceRef[], { known, tell }: RefreshParts): void {
  const tellOf = (ref: SourceRef) => tell({ type: 'source', source: known.one(ref) });
  const asked = new Set(due.map(sourceKey));
  for (const ref of known.all()) {
    if (!asked.has(sourceKey(ref)) && known.rest(ref)) tellOf(ref);
  }
  for (const ref of due) {
    known.wait(ref);
    tellOf(ref);
  }
  tell({ type: 'progress', done: 0, all: due.length });
}

/** A full disk costs the next start, and nothing now. */
const saved = (saving: Promise<void>): Promise<void> => saving.catch(() => undefined);

async function regionsOf(profile: ProfileSummary, parts: RefreshParts): Promise<ProfileRegions> {
  const { client, cache, now } = parts;
  const owner = ownerOf(profile);
  const kept = await cache.regions(profile.id);
  const cached = kept?.owner === owner ? kept : undefined;
  const target = targetOf(
    { profileId: profile.id, regionId: profile.regionIds[0] },
    profile,
    parts,
  );
  const { regionIds, isNew } = await listRegions(profile, { client, target, cached, now: now() });
  if (isNew) await saved(cache.saveRegions(profile.id, { owner, checkedAt: now(), regionIds }));
  return { profile, regionIds };
}

/** Forgets sources that are no more: an account may lose a region, a person unselect one. */
async function dropOthers(regions: readonly ProfileRegions[], parts: RefreshParts): Promise<void> {
  const { known, cache, tell } = parts;
  const left = new Set(
    regions.flatMap(({ profile, regionIds }) =>
      regionIds.map((regionId) => sourceKey({ profileId: profile.id, regionId })),
    ),
  );
  for (const ref of known.all().filter((source) => !left.has(sourceKey(source)))) {
    const gone = known.drop(ref);
    if (gone.length > 0) tell({ type: 'rows', rows: [], gone });
    await cache.remove(ref);
  }
}

/** What sources had told before the background was stopped in the middle of them. */
async function readCheckpoints(
  due: readonly SourceRef[],
  { checkpoints }: OpenSweep,
  { cache }: RefreshParts,
) {
  const found = new Map<string, { checkpoint: Checkpoint; rows: InventoryRow[] }>();
  for (const ref of due) {
    const checkpoint = checkpoints[sourceKey(ref)];
    const rows = checkpoint && (await cache.checkpoints(ref, checkpoint.boxes));
    if (checkpoint && rows) found.set(sourceKey(ref), { checkpoint, rows });
  }
  return found;
}

/** Each profile's key, opened once for many calls. */
function keptKeys({ credentialsOf, now }: RefreshParts): CredentialsOf {
  const providers = new Map<string, CredentialsProvider>();
  return (profileId) => {
    const provider = providers.get(profileId) ?? keepKey(credentialsOf(profileId), now);
    providers.set(profileId, provider);
    return provider;
  };
}

/** Two profiles of one account share its quota; until a test has told whose it is, it is its own. */
const sourceOf = (ref: SourceRef, profile: ProfileSummary, parts: RefreshParts): SweepSource => ({
  ...ref,
  account: profile.accountId ?? profile.id,
  target: targetOf(ref, profile, parts),
});

const targetOf = (
  { profileId, regionId }: SourceRef,
  { endpoint }: ProfileSummary,
  { credentialsOf, signal }: RefreshParts,
): EcsTarget => ({
  credentials: credentialsOf(profileId),
  regionId,
  endpoint,
  signal,
  deadlineMs: PAGE_DEADLINE_MS,
  retryThrottled: false,
});
