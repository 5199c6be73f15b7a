import { onVaultNews } from '../../lib/messaging/vault-news.ts';
import type { Viewer } from './viewer-state.ts';

/**
 * Lets a viewer that stopped at the locked vault go on by itself, whichever window the passphrase
 * was entered in. Gives back what ends that.
 */
export function resumeOnUnlock({ state, again }: Pick<Viewer, 'state' | 'again'>): () => void {
  return onVaultNews(({ status }) => {
    const session = state.value;
    const waits = session.name === 'ended' && session.problem?.kind === 'vault-locked';
    if (waits && status !== 'locked') again();
  });
}
