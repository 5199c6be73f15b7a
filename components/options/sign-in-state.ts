import { signal } from '@preact/signals';
import type { Problem } from '../../lib/problem.ts';
import type { Choice } from '../../lib/profiles/credentials/cloud-sso.ts';
import type { StartedSignIn } from '../../lib/profiles/credentials/sign-ins.ts';
import type { Ask } from '../shared/ask.ts';

export type SignInForm = ReturnType<typeof createSignInState>;

export interface SignInParts {
  ask: Ask;
  /** Stores the profile as it was typed, because a sign-in belongs to one; its id, or undefined. */
  save(): Promise<string | undefined>;
  /** The account that stands in the form. */
  chosenAccount(): string;
  page: SignInPage;
}

/** What the browser does for a sign-in. */
export interface SignInPage {
  openTab(url: string): void;
  wait(ms: number): Promise<void>;
}

/** Signing in to CloudSSO from the form, up to the lists to choose from. */
export function createSignInState({ ask, save, chosenAccount, page }: SignInParts) {
  const phase = signal<'idle' | 'starting' | 'waiting' | 'signed-in' | 'over'>('idle');
  const started = signal<StartedSignIn>();
  const problem = signal<Problem>();
  /** Undefined before a sign-in: then ids can be typed. */
  const accounts = signal<Choice[]>();
  const configurations = signal<Choice[]>();
  let profileId: string | undefined;
  let closed = false;

  function fail(reason: Problem): void {
    problem.value = reason;
    phase.value = 'idle';
  }

  /** @param allowed whether the browser lets us reach the sign-in host: it is asked in the click */
  async function begin(allowed: Promise<boolean>): Promise<void> {
    if (phase.value === 'starting') return;
    phase.value = 'starting';
    problem.value = undefined;
    await allowed;
    profileId = await save();
    if (profileId === undefined) {
      phase.value = 'idle';
      return;
    }
    const answer = await ask('signIn.start', { profileId });
    if (!answer.ok) return fail(answer.problem);
    started.value = answer.value;
    phase.value = 'waiting';
    page.openTab(answer.value.verificationUrl);
    await poll(profileId, answer.value);
  }

  /** Asks until the sign-in is over, or a second one has taken its place. */
  async function poll(profileId: string, current: StartedSignIn): Promise<void> {
    const isCurrent = () => !closed && started.value === current;
    await page.wait(current.intervalMs);
    if (!isCurrent()) return;
    const answer = await ask('signIn.poll', { profileId });
    if (!isCurrent()) return;
    if (!answer.ok) return fail(answer.problem);
    if (answer.value === 'pending') return poll(profileId, current);
    phase.value = answer.value;
    if (answer.value === 'signed-in') await listAccounts(profileId);
  }

  async function listAccounts(profileId: string): Promise<void> {
    const answer = await ask('signIn.accounts', { profileId });
    if (!answer.ok) {
      problem.value = answer.problem;
      return;
    }
    accounts.value = answer.value;
    await chooseAccount(chosenAccount());
  }

  /** The access configurations of the account that was chosen. */
  async function chooseAccount(accountId: string): Promise<void> {
    configurations.value = undefined;
    if (profileId === undefined || !accounts.value || !accountId) return;
    const answer = await ask('signIn.configurations', { profileId, accountId });
    if (answer.ok) configurations.value = answer.value;
    else problem.value = answer.problem;
  }

  function close(): void {
    closed = true;
  }

  return { phase, started, problem, accounts, configurations, begin, chooseAccount, close };
}
