import { expect, test, vi } from 'vitest';
import type { VaultState } from '../../../lib/profiles/vault-state.ts';
import { announced } from '../../../lib/worker/announced-vault.ts';
import { newDisk, PASSPHRASE, start } from '../profiles/vault/bench.ts';

test('every change is told, with what has become of the vault', async () => {
  const announce = vi.fn<(state: VaultState) => void>();
  const vault = announced(start(newDisk()), announce);
  await vault.setPassphrase(PASSPHRASE);
  await vault.lock();
  await vault.unlock(PASSPHRASE);
  await vault.setAutoLock(15);
  await vault.removePassphrase(PASSPHRASE);
  await vault.erase();
  const told = announce.mock.calls.map(([{ status }]) => status);
  expect(told).toEqual(['unlocked', 'locked', 'unlocked', 'unlocked', 'open', 'open']);
});

test('a change that fails is not told', async () => {
  const announce = vi.fn<(state: VaultState) => void>();
  const vault = announced(start(newDisk()), announce);
  await vault.setPassphrase(PASSPHRASE);
  announce.mockClear();
  await expect(vault.unlock('wrong')).rejects.toMatchObject({ kind: 'wrong-passphrase' });
  expect(announce).not.toHaveBeenCalled();
});
