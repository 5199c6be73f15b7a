import { signal } from '@preact/signals';
import type { MessageName, RequestOf } from '../../lib/messages.ts';
import type { Problem, Result } from '../../lib/problem.ts';
import type { AutoLockMinutes, VaultState } from '../../lib/profiles/vault-state.ts';
import type { Ask } from '../shared/ask.ts';

export type VaultView = ReturnType<typeof createVaultView>;

/** The form that stands in the section; `none` shows the state and what can be done. */
export type VaultForm = 'none' | 'set' | 'change' | 'remove' | 'erase';

/** What was done last, to be told to those who can't see it. */
export type VaultDeed = 'set' | 'changed' | 'removed' | 'erased' | 'locked' | 'unlocked';

type VaultMessage = Extract<MessageName, `vault.${string}`>;

/** The settings' section about the vault. */
export function createVaultView(ask: Ask) {
  /** Undefined until the first answer. */
  const state = signal<VaultState>();
  const form = signal<VaultForm>('none');
  const busy = signal(false);
  const problem = signal<Problem>();
  const done = signal<VaultDeed>();

  /** Sends a message whose answer is the vault's new state. True if it went well. */
  async function change<N extends Exclude<VaultMessage, 'vault.used'>>(
    name: N,
    request: RequestOf<N>,
  ): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    problem.value = undefined;
    const answer = (await ask(name, request)) as Result<VaultState>;
    busy.value = false;
    if (answer.ok) state.value = answer.value;
    else problem.value = answer.problem;
    return answer.ok;
  }

  async function finish(deed: VaultDeed, changing: Promise<boolean>): Promise<void> {
    if (!(await changing)) return;
    form.value = 'none';
    done.value = deed;
  }

  return {
    state,
    form,
    busy,
    problem,
    done,
    load: () => change('vault.state', {}),
    /** The vault was locked, unlocked or changed, here or in another page. */
    hear(news: VaultState): void {
      const before = state.value?.status;
      state.value = news;
      if (before === news.status) return;
      form.value = 'none';
      problem.value = undefined;
      if (before === 'locked' && news.status === 'unlocked') done.value = 'unlocked';
      if (news.status === 'locked') done.value = 'locked';
    },
    open(next: VaultForm): void {
      problem.value = undefined;
      form.value = next;
    },
    set: (passphrase: string) => finish('set', change('vault.setPassphrase', { passphrase })),
    change: (passphrase: string, current: string) =>
      finish('changed', change('vault.setPassphrase', { passphrase, current })),
    remove: (current: string) => finish('removed', change('vault.removePassphrase', { current })),
    erase: () => finish('erased', change('vault.erase', {})),
    lock: () => finish('locked', change('vault.lock', {})),
    setAutoLock: (minutes: AutoLockMinutes) => change('vault.setAutoLock', { minutes }),
  };
}
