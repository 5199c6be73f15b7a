import type { Client } from '../aliyun/client.ts';
import { toProblem } from '../aliyun/errors.ts';
import type { Sleep } from '../aliyun/wait.ts';
import type { CredentialsOf } from '../profiles/credentials/credentials-of.ts';
import type { ProfileStore } from '../profiles/store.ts';
import type { VaultState } from '../profiles/vault-state.ts';
import { firstFromCache, firstOf } from './first-rows.ts';
import type { InventoryNews, InventorySource } from './inventory-news.ts';
import type { InventoryRow } from './inventory-row.ts';
import { createKnownSources, type KnownSources } from './known-sources.ts';
import { createListeners } from './listeners.ts';
import { stillOwned } from './owner.ts';
import { refreshInventory } from './refresh.ts';
import type { RowCache } from './row-cache.ts';
import type { SweepLimits } from './sweep-limits.ts';
import type { SweepState } from './sweep-state.ts';

export interface InventoryParts {
  client: Client;
  credentialsOf: CredentialsOf;
  profiles: Pick<ProfileStore, 'list'>;
  vault: { state(): Promise<VaultState> };
  cache: RowCache;
  state: SweepState;
  limits: SweepLimits;
  /** Alibaba's time as far as it is known, ms since the epoch. */
  now(): number;
  sleep: Sleep;
  /** A number in [0, 1). */
  random(): number;
}

/** What changes; `reset`: all that was told is void, for the vault or the profiles have changed. */
export type InventoryChange =
  | Extract<InventoryNews, { type: 'rows' | 'source' | 'progress' }>
  | { type: 'reset' };

/** The instances of all regions of all profiles, as far as the vault is unlocked. */
export interface Inventory {
  /** All that is known, from memory or the cache; empty while the vault is locked. */
  rows(): Promise<readonly InventoryRow[]>;
  /** Where each source stands; empty while the vault is locked. */
  sources(): Promise<readonly InventorySource[]>;
  /** An instance as it is known; nobody is asked. */
  find(instanceId: string): Promise<InventoryRow | undefined>;
  /** Some rows, those of the given keys first, read as fast as can be; and how many there are. */
  first(keys: readonly string[]): Promise<{ rows: readonly InventoryRow[]; total: number }>;
  /**
   * Asks the regions that are due, or `everything`. One sweep is under way at a time: who comes
   * meanwhile gets the same, but for a wish for everything, which comes after what has begun, since
   * a region may have failed already. Resolves at its end; what fails is told as a source.
   */
  refresh(options?: { everything?: boolean }): Promise<void>;
  onChange(listener: (change: InventoryChange) => void): () => void;
  /** To be called after every change of the vault. */
  vaultChanged(state: VaultState): void;
  /** To be called after profiles were added, changed or removed. */
  profilesChanged(): Promise<void>;
  /** Forgets everything, on the disk as well. */
  erase(): Promise<void>;
}

export function createInventory(parts: InventoryParts): Inventory {
  const { cache, vault, profiles, state } = parts;
  const listeners = createListeners<InventoryChange>();
  let reading: Promise<KnownSources> | undefined;
  let underWay: { everything: boolean; isBegun: boolean; done: Promise<void> } | undefined;
  let last: Promise<void> = Promise.resolve();
  let sweeping = new AbortController();
  let wasOpen: boolean | undefined;

  const isOpen = async () => isOpenState(await vault.state());

  function known(): Promise<KnownSources> {
    reading ??= readKnown(parts).catch((error: unknown) => {
      reading = undefined;
      throw error;
    });
    return reading;
  }

  function reset(): void {
    sweeping.abort();
    sweeping = new AbortController();
    reading = undefined;
    underWay = undefined;
    listeners.tell({ type: 'reset' });
  }

  /** Nothing is written any more once this has resolved. */
  async function stop(): Promise<void> {
    sweeping.abort();
    await last;
  }

  async function sweepNow(everything: boolean): Promise<void> {
    const { signal } = sweeping;
    try {
      if (!(await isOpen())) return;
      const sources = await known();
      const { tell } = listeners;
      await refreshInventory({ ...parts, known: sources, signal, tell }, everything);
    } catch (error) {
      // What has cut it off was told.
      if (!signal.aborted) giveUp(error);
    }
  }

  /** Whoever was waiting for the end is told of one. */
  function giveUp(error: unknown): void {
    // A vault locks itself when its time is over, without a word.
    if (toProblem(error).kind === 'vault-locked') reset();
    else listeners.tell({ type: 'progress', done: 0, all: 0 });
  }

  function refresh({ everything = false } = {}): Promise<void> {
    if (underWay && (!everything || (underWay.everything && !underWay.isBegun))) {
      return underWay.done;
    }
    const done = last
      .then(() => {
        if (underWay?.done === done) underWay.isBegun = true;
        return sweepNow(everything);
      })
      .finally(() => {
        if (underWay?.done === done) underWay = undefined;
      });
    underWay = { everything, isBegun: false, done };
    last = done;
    return done;
  }

  const rows = async () => ((await isOpen()) ? (await known()).rows() : []);

  return {
    rows,
    refresh,
    onChange: listeners.add,
    sources: async () => ((await isOpen()) ? (await known()).all() : []),
    find: async (instanceId) => (await rows()).find((row) => row.instanceId === instanceId),

    async first(keys) {
      if (!(await isOpen())) return { rows: [], total: 0 };
      if (!reading) return firstFromCache(parts, keys);
      const all = (await reading).rows();
      return { rows: firstOf(all, keys), total: all.length };
    },

    vaultChanged(next) {
      if (isOpenState(next) !== wasOpen) reset();
      wasOpen = isOpenState(next);
    },

    async profilesChanged() {
      await stop();
      const { profiles: left } = await profiles.list();
      await cache.keepOnly(left.map(({ id }) => id));
      reset();
    },

    async erase() {
      await stop();
      await cache.clear();
      await state.close();
      reset();
    },
  };
}

const isOpenState = ({ status }: VaultState): boolean => status === 'open' || status === 'unlocked';

async function readKnown({ cache, profiles }: InventoryParts): Promise<KnownSources> {
  const [list, cached] = await Promise.all([
    profiles.list(),
    cache.sources().then((sources) => cache.read(sources)),
  ]);
  return createKnownSources(stillOwned(cached, list));
}
