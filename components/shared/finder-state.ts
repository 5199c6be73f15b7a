import { type Signal, signal } from '@preact/signals';
import type { Candidate } from '../../lib/find/candidates.ts';
import type { Failure } from '../../lib/find/failures.ts';
import { type LookEnd, look } from '../../lib/find/look.ts';
import type { InstanceRef } from '../../lib/instance-ref.ts';
import type { Problem } from '../../lib/problem.ts';
import type { Wanted } from '../../lib/viewers/address.ts';
import type { Ask } from './ask.ts';

export type FinderState =
  /** `candidate` is what is asked now; none before there is a plan. */
  | { name: 'looking'; done: number; all: number; candidate?: Candidate }
  /** All that could answer have said no. */
  | { name: 'nobody'; profileNames: string[]; regions: number; failures: Failure[] }
  | { name: 'stopped'; problem: Problem };

export interface Finder {
  readonly wanted: Wanted;
  readonly state: Signal<FinderState>;
  /** Begins, or begins anew. */
  start(): void;
  stop(): void;
}

export interface FinderParts {
  ask: Ask;
  onFound(instance: InstanceRef): void;
}

const BEGIN: FinderState = { name: 'looking', done: 0, all: 0 };

/** Looks for the region of an instance, and for the profile that reaches it. */
export function createFinder(wanted: Wanted, { ask, onFound }: FinderParts): Finder {
  const { instanceId } = wanted;
  const state = signal<FinderState>(BEGIN);
  let lifetime = new AbortController();

  async function run(on: AbortSignal): Promise<void> {
    const plan = await ask('find.plan', wanted);
    if (on.aborted) return;
    if (!plan.ok) {
      state.value = { name: 'stopped', problem: plan.problem };
      return;
    }
    const { known, candidates } = plan.value;
    if (known) return onFound(known);
    const end = await look(candidates, {
      ask: ({ profileId, regionId }) =>
        ask('find.ask', { instance: { profileId, regionId, instanceId } }),
      onProgress(progress) {
        state.value = { name: 'looking', ...progress };
      },
      signal: on,
    });
    if (end.name !== 'found') {
      const outcome = await explain(end, candidates);
      if (!on.aborted) state.value = outcome;
      return;
    }
    const { profileId, regionId } = end.at;
    onFound({ profileId, regionId, instanceId });
  }

  async function explain(
    end: Exclude<LookEnd, { name: 'found' }>,
    candidates: readonly Candidate[],
  ): Promise<FinderState> {
    if (end.name === 'stopped') return end;
    const { answered, failures } = end;
    const [first] = failures;
    if (answered === 0 && first) return { name: 'stopped', problem: first.problem };
    // One of each profile.
    const each = [...new Map(candidates.map((one) => [one.profileId, one])).values()];
    const denied = await Promise.all(each.map(deniedTo));
    return {
      name: 'nobody',
      profileNames: each.map(({ profileName }) => profileName),
      regions: new Set(candidates.map(({ regionId }) => regionId)).size,
      failures: [...failures, ...denied.flat()],
    };
  }

  /** A profile that may not list instances is told that there are none. */
  async function deniedTo({ profileId, profileName, regionId }: Candidate): Promise<Failure[]> {
    const answer = await ask('find.mayList', { profileId, regionId });
    if (!answer.ok || answer.value) return [];
    const problem: Problem = { kind: 'no-permission', action: 'DescribeInstances' };
    return [{ profileName, problem, regionIds: [] }];
  }

  const stop = () => lifetime.abort();
  return {
    wanted,
    state,
    start() {
      stop();
      lifetime = new AbortController();
      state.value = BEGIN;
      run(lifetime.signal);
    },
    stop,
  };
}
