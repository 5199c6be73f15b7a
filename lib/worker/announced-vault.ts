import type { ManagedVault } from '../profiles/vault/create.ts';
import type { VaultState } from '../profiles/vault-state.ts';

/** The vault, telling of every change, whoever made it. */
export function announced(
  vault: ManagedVault,
  announce: (state: VaultState) => void,
): ManagedVault {
  const telling =
    <A extends unknown[]>(change: (...args: A) => Promise<void>) =>
    async (...args: A): Promise<void> => {
      await change(...args);
      announce(await vault.state());
    };
  return {
    ...vault,
    unlock: telling(vault.unlock),
    lock: telling(vault.lock),
    setPassphrase: telling(vault.setPassphrase),
    removePassphrase: telling(vault.removePassphrase),
    erase: telling(vault.erase),
    setAutoLock: telling(vault.setAutoLock),
  };
}
