import type { ManagedVault } from '../profiles/vault/create.ts';

/** The name of the alarm that locks the vault. */
const ALARM = 'auto-lock';

export interface AutoLockParts {
  vault: Pick<ManagedVault, 'lock' | 'use' | 'state'>;
  /** The browser's alarms: they survive the background, which may stop at any time. */
  alarms: {
    create(name: string, info: { delayInMinutes: number }): Promise<void>;
    clear(name: string): Promise<unknown>;
  };
}

/** Locks the vault when nobody uses Quick VNC for the time that was set, or at once when told to. */
export function createAutoLock({ vault, alarms }: AutoLockParts) {
  return {
    /** Somebody does something: the time starts anew. */
    async used(): Promise<void> {
      if (!(await vault.use())) return;
      const { autoLockMinutes } = await vault.state();
      if (autoLockMinutes === 0) await alarms.clear(ALARM);
      else await alarms.create(ALARM, { delayInMinutes: autoLockMinutes });
    },
    async alarm(name: string): Promise<void> {
      if (name === ALARM) await vault.lock();
    },
    /** `idle.onStateChanged`; Firefox knows no `locked`. */
    async idle(state: string): Promise<void> {
      if (state === 'locked') await vault.lock();
    },
  };
}
