import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { resumeOnUnlock } from '../../../components/vnc/resume-on-unlock.ts';
import { announceVault, onVaultNews } from '../../../lib/messaging/vault-news.ts';
import type { VaultState } from '../../../lib/profiles/vault-state.ts';
import { endedBy, FIRST_TRY, type SessionState } from '../../../lib/vnc/session-state.ts';

/** Announces, and waits until listeners that were there before have heard it. */
async function announce(status: VaultState['status']): Promise<void> {
  const heard = new Promise<void>((resolve) => {
    const end = onVaultNews(() => {
      end();
      resolve();
    });
  });
  announceVault({ status, autoLockMinutes: 480 });
  await heard;
}

test.each<[string, SessionState, VaultState['status'], number]>([
  ['waits for it', endedBy({ kind: 'vault-locked' }), 'unlocked', 1],
  ['waits, and is locked again', endedBy({ kind: 'vault-locked' }), 'locked', 0],
  ['ended for another reason', endedBy({ kind: 'not-running' }), 'unlocked', 0],
  ['is live', { name: 'live', ...FIRST_TRY, since: 0 }, 'unlocked', 0],
])('a viewer that %s: %o, %s', async (_, session, status, times) => {
  const again = vi.fn();
  const end = resumeOnUnlock({ state: signal(session), again });
  await announce(status);
  expect(again).toHaveBeenCalledTimes(times);
  end();
});
