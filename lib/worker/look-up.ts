import { instanceKey } from '../instance-ref.ts';
import type { InventoryRow } from '../instances/inventory-row.ts';
import { type Found, search } from '../instances/search/search.ts';
import { createIndex } from '../instances/search/search-index.ts';
import type { ProfileStore } from '../profiles/store.ts';
import type { ManagedVault } from '../profiles/vault/create.ts';
import type { Recent } from '../viewers/recent.ts';

export interface LookUpParts {
  vault: Pick<ManagedVault, 'state'>;
  profiles: Pick<ProfileStore, 'list'>;
  recent: Pick<Recent, 'all'>;
  pins: { all(): Promise<string[]> };
  inventory: { rows(): Promise<readonly InventoryRow[]> };
}

/** The inventory as it is known now, to be searched where there is no page to do it. */
export interface LookUp {
  /** The best matches, each instance once. */
  find(query: string, limit: number): Found[];
  /** The name of a row's profile, where there are several profiles. */
  profileOf(row: InventoryRow): string | undefined;
}

/** Makes the function that reads the inventory for a search; it gives 'locked' while the vault is. */
export function createLookUp({ vault, profiles, recent, pins, inventory }: LookUpParts) {
  return async (): Promise<LookUp | 'locked'> => {
    if ((await vault.state()).status === 'locked') return 'locked';
    const [rows, list, opened, pinned] = await Promise.all([
      inventory.rows(),
      profiles.list(),
      recent.all(),
      pins.all(),
    ]);
    const names = new Map(list.profiles.map(({ id, name }) => [id, name]));
    const index = createIndex(rows, {
      region: () => undefined,
      status: (status) => status,
      profile: (profileId) => names.get(profileId) ?? '',
    });
    const ahead = { pinned, recent: opened.map(({ instance }) => instanceKey(instance)) };
    return {
      find(query, limit) {
        // Two profiles of one account list the same instance.
        const found = search(index, query, { ...ahead, limit: limit * names.size });
        return [...firstOfEach(found).values()].slice(0, limit);
      },
      profileOf: ({ profileId }) => (names.size > 1 ? names.get(profileId) : undefined),
    };
  };
}

export type ReadLookUp = ReturnType<typeof createLookUp>;

function firstOfEach(found: readonly Found[]): Map<string, Found> {
  const byId = new Map<string, Found>();
  for (const one of found) {
    if (!byId.has(one.row.instanceId)) byId.set(one.row.instanceId, one);
  }
  return byId;
}
