import type { Handlers } from '../messaging/router.ts';
import type { ManagedVault } from '../profiles/vault/create.ts';

type VaultHandlers = Pick<Handlers, Extract<keyof Handlers, `vault.${string}`>>;

/** The answers to all messages about the vault: what has become of it. */
export function createVaultHandlers(vault: ManagedVault): VaultHandlers {
  const state = async () => ({ ok: true, value: await vault.state() }) as const;
  return {
    'vault.state': state,
    'vault.used': async () => ({ ok: true, value: null }),
    async 'vault.unlock'({ passphrase }) {
      await vault.unlock(passphrase);
      return state();
    },
    async 'vault.lock'() {
      await vault.lock();
      return state();
    },
    async 'vault.setPassphrase'({ passphrase, current }) {
      await vault.setPassphrase(passphrase, current);
      return state();
    },
    async 'vault.removePassphrase'({ current }) {
      await vault.removePassphrase(current);
      return state();
    },
    async 'vault.erase'() {
      await vault.erase();
      return state();
    },
    async 'vault.setAutoLock'({ minutes }) {
      await vault.setAutoLock(minutes);
      return state();
    },
  };
}
