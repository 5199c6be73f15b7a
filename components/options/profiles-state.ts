import { signal } from '@preact/signals';
import type { Problem } from '../../lib/problem.ts';
import type { ProfileList, ProfileSummary } from '../../lib/profiles/profile.ts';
import type { ProfileReport } from '../../lib/profiles/profile-report.ts';
import type { Ask } from '../shared/ask.ts';

/** What a profile's last test said. */
export type TestOutcome =
  | { state: 'testing' }
  | { state: 'tested'; report: ProfileReport }
  /** The test itself could not be made. */
  | { state: 'failed'; problem: Problem };

/**
 * What keeps a profile from working at all. A permission that is missing does not: the profile may
 * be meant for less than everything.
 */
export function problemOf(outcome: TestOutcome): Problem | undefined {
  if (outcome.state === 'failed') return outcome.problem;
  if (outcome.state === 'testing' || outcome.report.identity) return undefined;
  return outcome.report.checks.find(({ state }) => state === 'failed')?.problem;
}

export type ProfilesState = ReturnType<typeof createProfilesState>;

/** The list of profiles, and what can be done to one of them. */
export function createProfilesState(ask: Ask) {
  /** Undefined until the first answer. */
  const list = signal<ProfileList>();
  /** Why the list could not be read, or the last change to it could not be made. */
  const problem = signal<Problem>();
  const tests = signal<ReadonlyMap<string, TestOutcome>>(new Map());
  /** The profile whose removal waits for a yes. */
  const removing = signal<string>();
  /** What was done last, to be told to those who can't see it. */
  const done = signal<{ what: 'saved' | 'removed'; profile: ProfileSummary }>();

  const setTest = (profileId: string, outcome: TestOutcome) => {
    tests.value = new Map(tests.value).set(profileId, outcome);
  };

  async function load(): Promise<void> {
    const answer = await ask('profiles.list', {});
    problem.value = answer.ok ? undefined : answer.problem;
    if (answer.ok) list.value = answer.value;
  }

  async function makeDefault(profileId: string): Promise<void> {
    const answer = await ask('profiles.makeDefault', { profileId });
    if (answer.ok) await load();
    else problem.value = answer.problem;
  }

  async function remove(profile: ProfileSummary): Promise<void> {
    removing.value = undefined;
    const answer = await ask('profiles.remove', { profileId: profile.id });
    if (!answer.ok) {
      problem.value = answer.problem;
      return;
    }
    done.value = { what: 'removed', profile };
    await load();
  }

  /** Tries what the profile is for. The background stores whose account it is. */
  async function test(profileId: string): Promise<TestOutcome> {
    setTest(profileId, { state: 'testing' });
    const answer = await ask('profiles.test', { profileId });
    const outcome: TestOutcome = answer.ok
      ? { state: 'tested', report: answer.value }
      : { state: 'failed', problem: answer.problem };
    setTest(profileId, outcome);
    if (answer.ok) await load();
    return outcome;
  }

  /** A profile was stored: what its last test said is no longer true. */
  async function noteSaved(profile: ProfileSummary): Promise<void> {
    const kept = new Map(tests.value);
    kept.delete(profile.id);
    tests.value = kept;
    done.value = { what: 'saved', profile };
    await load();
  }

  return { list, problem, tests, removing, done, load, makeDefault, remove, test, noteSaved };
}
