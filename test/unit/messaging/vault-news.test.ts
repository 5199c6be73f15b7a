import { expect, test } from 'vitest';
import { announceVault, onVaultNews } from '../../../lib/messaging/vault-news.ts';
import type { VaultState } from '../../../lib/profiles/vault-state.ts';

test('every listener hears the news until it stops listening', async () => {
  const state: VaultState = { status: 'locked', autoLockMinutes: 60 };
  const stopped: VaultState[] = [];
  const stop = onVaultNews((news) => stopped.push(news));
  stop();
  const heard = new Promise<VaultState>((resolve) => {
    const end = onVaultNews((news) => {
      end();
      resolve(news);
    });
  });
  announceVault(state);
  expect(await heard).toEqual(state);
  expect(stopped).toEqual([]);
});
