import { instanceKey } from '../instance-ref.ts';
import type { InventorySource, SourceState } from './inventory-news.ts';
import type { InventoryRow } from './inventory-row.ts';
import type { Standing } from './rest.ts';
import type { CachedSource } from './row-cache.ts';
import { type SourceRef, sourceKey } from './source-ref.ts';
import type { SweepEnd } from './sweep.ts';

type Rows = Map<string, InventoryRow>;

interface Source extends SourceRef {
  /** Absent until it was asked for the first time. */
  standing?: Standing;
  end?: SweepEnd;
  state: SourceState;
  /** What is shown of it. */
  rows: Rows;
  /** What it has told since it was begun. */
  gathered: Rows;
}

/** What the background knows of every source, in memory: at first what was kept of them. */
export function createKnownSources(cached: readonly CachedSource[]) {
  const sources = new Map(cached.map((one) => [sourceKey(one), fromCache(one)]));

  function find({ profileId, regionId }: SourceRef): Source {
    const key = sourceKey({ profileId, regionId });
    const source = sources.get(key) ?? emptySource({ profileId, regionId });
    sources.set(key, source);
    return source;
  }

  const told = ({ profileId, regionId, state, rows, end }: Source): InventorySource => ({
    ...{ profileId, regionId, state, count: rows.size },
    ...(end?.state === 'failed' && { problem: end.problem }),
  });

  return {
    rows: (): InventoryRow[] => [...sources.values()].flatMap(({ rows }) => [...rows.values()]),
    all: (): InventorySource[] => [...sources.values()].map(told),
    one: (ref: SourceRef): InventorySource => told(find(ref)),
    standing: (ref: SourceRef): Standing | undefined => sources.get(sourceKey(ref))?.standing,

    wait(ref: SourceRef): void {
      find(ref).state = 'waiting';
    },

    /** It is not asked this time; gives whether that is news. */
    rest(ref: SourceRef): boolean {
      const source = find(ref);
      const before = source.state;
      source.state = atRest(source);
      return source.state !== before;
    },

    /** @param rows what it told before it was cut off */
    begin(ref: SourceRef, rows: readonly InventoryRow[]): void {
      const source = find(ref);
      source.state = 'loading';
      source.gathered = byKey(rows);
    },

    /** Gives those of the rows that are new or have changed. */
    add(ref: SourceRef, rows: readonly InventoryRow[]): InventoryRow[] {
      const source = find(ref);
      const changed = rows.filter((row) => !isSame(source.rows.get(instanceKey(row)), row));
      for (const [key, row] of byKey(rows)) {
        source.gathered.set(key, row);
        source.rows.set(key, row);
      }
      return changed;
    },

    /** Gives the keys of the rows that are there no longer. A failure takes none away. */
    end(ref: SourceRef, end: SweepEnd, checkedAt: number): string[] {
      const source = find(ref);
      const before = source.rows;
      if (end.state !== 'failed') source.rows = source.gathered;
      source.gathered = new Map();
      const hasNothing = end.state !== 'failed' && source.rows.size === 0;
      const empties = hasNothing ? (source.standing?.empties ?? 0) + 1 : 0;
      Object.assign(source, { end, state: end.state, standing: { checkedAt, empties } });
      return [...before.keys()].filter((key) => !source.rows.has(key));
    },

    /** Forgets a source that is no more; gives the keys of its rows. */
    drop(ref: SourceRef): string[] {
      const keys = [...find(ref).rows.keys()];
      sources.delete(sourceKey(ref));
      return keys;
    },

    /** What is to be kept of a source that has ended. */
    toCache(ref: SourceRef, owner: string): CachedSource | undefined {
      const { profileId, regionId, standing, end, rows } = find(ref);
      if (!standing || !end) return undefined;
      return { profileId, regionId, ...standing, end, owner, rows: [...rows.values()] };
    },
  };
}

export type KnownSources = ReturnType<typeof createKnownSources>;

const emptySource = (ref: SourceRef): Source => ({
  ...ref,
  state: 'waiting',
  rows: new Map(),
  gathered: new Map(),
});

function fromCache({ profileId, regionId, checkedAt, empties, end, rows }: CachedSource): Source {
  const standing = { checkedAt, empties };
  const source = { ...emptySource({ profileId, regionId }), standing, end, rows: byKey(rows) };
  return { ...source, state: atRest(source) };
}

/** What is told of a source that is not asked: how it ended, unless there was nothing. */
const atRest = ({ standing, end }: Pick<Source, 'standing' | 'end'>): SourceState =>
  end?.state === 'done' && standing?.empties ? 'resting' : (end?.state ?? 'waiting');

const byKey = (rows: readonly InventoryRow[]): Rows =>
  new Map(rows.map((row) => [instanceKey(row), row]));

/** Both were made by the same code, so equal rows are written alike. */
const isSame = (a: InventoryRow | undefined, b: InventoryRow) =>
  a !== undefined && JSON.stringify(a) === JSON.stringify(b);
