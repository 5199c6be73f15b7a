import type { Finders } from '../viewers/finders.ts';
import type { Opener } from '../viewers/open.ts';
import type { Recent } from '../viewers/recent.ts';
import type { Want, Whereabouts } from './whereabouts.ts';

export interface OpenByIdParts {
  whereabouts: Pick<Whereabouts, 'fitting' | 'placeOf' | 'requireProfile'>;
  recent: Pick<Recent, 'add'>;
  finders: Pick<Finders, 'open'>;
  openViewer: Opener;
}

export interface Wish extends Want {
  name?: string | undefined;
  another?: boolean | undefined;
}

/**
 * Opens the viewer of an instance of which only the id may be known. A window opens at once in any
 * case; if nobody knows the region, that window looks for it.
 */
export function createOpenById({ whereabouts, recent, finders, openViewer }: OpenByIdParts) {
  return async (wish: Wish): Promise<'opened' | 'no-profile-fits'> => {
    const { instanceId, accountId, profileId, name, another = false } = wish;
    const fits = await whereabouts.fitting(wish);
    if (fits.length === 0) {
      await whereabouts.requireProfile();
      return 'no-profile-fits';
    }
    const instance = await whereabouts.placeOf(wish, fits);
    if (!instance) {
      await finders.open({
        instanceId,
        ...(accountId && { accountId }),
        ...(profileId && { profileId }),
      });
      return 'opened';
    }
    await Promise.all([recent.add(instance, name), openViewer(instance, { another })]);
    return 'opened';
  };
}

export type OpenById = ReturnType<typeof createOpenById>;
