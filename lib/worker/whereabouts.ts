import type { InstanceRef } from '../instance-ref.ts';
import type { InventoryRow } from '../instances/inventory-row.ts';
import { chooseProfile } from '../profiles/choose.ts';
import type { ProfileSummary } from '../profiles/profile.ts';
import type { ProfileStore } from '../profiles/store.ts';
import { fittingProfiles } from '../viewers/fitting-profiles.ts';
import type { Recent } from '../viewers/recent.ts';
import type { Registry } from '../viewers/registry.ts';

export interface WhereaboutsParts {
  profiles: Pick<ProfileStore, 'list'>;
  registry: Pick<Registry, 'all'>;
  recent: Pick<Recent, 'all' | 'profilesFor'>;
  inventory: { find(instanceId: string): Promise<InventoryRow | undefined> };
}

/** Whoever wants an instance, and what is known of its place. */
export interface Want {
  instanceId: string;
  /** The account of the console that named it: no profile of another is tried. */
  accountId?: string | undefined;
  profileId?: string | undefined;
  regionId?: string | undefined;
}

type Profiles = readonly Pick<ProfileSummary, 'id'>[];

/** Finds out which profile reaches an instance, and in which region, as far as that is known. */
export function createWhereabouts({ profiles, registry, recent, inventory }: WhereaboutsParts) {
  /** The viewer that is there already, of whichever profile that fits. */
  async function openAlready(instanceId: string, fits: Profiles): Promise<InstanceRef | undefined> {
    const viewers = (await registry.all()).map(({ instance }) => instance);
    return viewers.find((viewer) => isReached(viewer, instanceId, fits));
  }

  async function reached(instanceId: string, fits: Profiles): Promise<InstanceRef | undefined> {
    const opened = (await recent.all()).map(({ instance }) => instance);
    return opened.find((instance) => isReached(instance, instanceId, fits));
  }

  async function listed(instanceId: string, fits: Profiles): Promise<InstanceRef | undefined> {
    const row = await inventory.find(instanceId);
    if (!row || !isReached(row, instanceId, fits)) return undefined;
    const { profileId, regionId } = row;
    return { profileId, regionId, instanceId };
  }

  return {
    openAlready,

    /** The profiles that may reach it, the best first. Throws 'no-profile' for one that is gone. */
    async fitting({ instanceId = '', accountId, profileId }: Partial<Want>) {
      const list = await profiles.list();
      if (profileId) return [chooseProfile(list, { profileId })];
      const lastUsed = await recent.profilesFor(instanceId);
      return fittingProfiles(list, { accountId, lastUsed });
    },

    /** Throws 'no-profile' where there is none at all. */
    async requireProfile(): Promise<void> {
      chooseProfile(await profiles.list(), {});
    },

    /** The place of an instance; undefined where nobody has told its region yet. */
    async placeOf(
      { instanceId, regionId }: Want,
      fits: Profiles,
    ): Promise<InstanceRef | undefined> {
      const [viewer, before] = await Promise.all([
        openAlready(instanceId, fits),
        reached(instanceId, fits),
      ]);
      if (viewer) return viewer;
      // What Alibaba has listed is true; where it was opened is only what somebody said.
      if (!regionId) return (await listed(instanceId, fits)) ?? before;
      // Not looked up where it decides nothing: somebody waits for a window.
      const by = before ?? (fits.length > 1 ? await listed(instanceId, fits) : undefined);
      const profileId = by?.profileId ?? fits[0]?.id;
      return profileId === undefined ? undefined : { profileId, regionId, instanceId };
    },
  };
}

export type Whereabouts = ReturnType<typeof createWhereabouts>;

const isReached = (instance: InstanceRef, instanceId: string, fits: Profiles): boolean =>
  instance.instanceId === instanceId && fits.some(({ id }) => id === instance.profileId);
