import type { Problem, ProblemKind, Result } from '../problem.ts';
import type { Candidate } from './candidates.ts';
import { createFailures, type Failure } from './failures.ts';

/** How many regions are asked at once: three profiles may have a hundred, and a browser six sockets. */
const AT_ONCE = 6;

/** No other region would answer otherwise: a person has to do something first. */
const STOPS: ReadonlySet<ProblemKind> = new Set<ProblemKind>(['vault-locked', 'no-profile']);

export interface LookParts {
  /** Whether the instance is there. */
  ask(candidate: Candidate): Promise<Result<boolean>>;
  /** Called before each question; `done` counts the candidates that are settled. */
  onProgress(progress: { done: number; all: number; candidate: Candidate }): void;
  /** Ends it: no further question is asked, and the promise stays unsettled. */
  signal: AbortSignal;
}

export type LookEnd =
  | { name: 'found'; at: Candidate }
  /** `answered` counts the candidates that said no; the others failed, or were not asked. */
  | { name: 'nobody'; answered: number; failures: Failure[] }
  | { name: 'stopped'; problem: Problem };

/**
 * Asks the candidates in their order, a few at once, until one has the instance. A profile that fails
 * in a way that concerns all of its regions is asked no more.
 */
export function look(
  candidates: readonly Candidate[],
  { ask, onProgress, signal }: LookParts,
): Promise<LookEnd> {
  const queue = candidates.values();
  const failures = createFailures();
  const all = candidates.length;
  let done = 0;
  let answered = 0;

  /** Asks one; gives how it all ends, if this answer ends it. */
  async function settle(candidate: Candidate): Promise<LookEnd | undefined> {
    if (failures.concernsAll(candidate)) return undefined;
    onProgress({ done, all, candidate });
    const answer = await ask(candidate);
    if (answer.ok) {
      answered += 1;
      return answer.value ? { name: 'found', at: candidate } : undefined;
    }
    const { problem } = answer;
    if (STOPS.has(problem.kind)) return { name: 'stopped', problem };
    failures.add(candidate, problem);
    return undefined;
  }

  return new Promise((resolve) => {
    let isOver = false;

    async function work(): Promise<void> {
      for (const candidate of queue) {
        const end = await settle(candidate);
        if (isOver || signal.aborted) return;
        done += 1;
        if (!end) continue;
        isOver = true;
        return resolve(end);
      }
    }

    Promise.all(Array.from({ length: AT_ONCE }, work)).then(() => {
      if (!isOver && !signal.aborted)
        resolve({ name: 'nobody', answered, failures: failures.list() });
    });
  });
}
