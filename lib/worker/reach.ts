import { ProblemError } from '../problem.ts';
import type { Finders } from '../viewers/finders.ts';
import type { OpenById, Wish } from './open-by-id.ts';

export interface ReachParts {
  openById: OpenById;
  finders: Pick<Finders, 'open'>;
}

/**
 * Opens an instance for a shortcut, a menu or the address bar, which can't show what is wrong: where
 * no profile reaches it, a window opens that says so.
 */
export function createReach({ openById, finders }: ReachParts) {
  return async (wish: Wish): Promise<void> => {
    const outcome = await openById(wish).catch(noProfile);
    if (outcome === 'opened') return;
    const { instanceId, accountId } = wish;
    await finders.open({ instanceId, ...(accountId && { accountId }) });
  };
}

export type Reach = ReturnType<typeof createReach>;

function noProfile(error: unknown): 'no-profile' {
  if (error instanceof ProblemError && error.problem.kind === 'no-profile') return 'no-profile';
  throw error;
}
