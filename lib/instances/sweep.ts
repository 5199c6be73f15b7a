import pLimit from 'p-limit';
import type { Client } from '../aliyun/client.ts';
import { canDescribeInstances, describeInstances, type EcsTarget } from '../aliyun/ecs.ts';
import { AliyunError, toProblem } from '../aliyun/errors.ts';
import { concernsProfile, type Problem } from '../problem.ts';
import { type AccountGate, createAccountGate, type GateParts } from './account-gate.ts';
import { toRow } from './from-ecs.ts';
import type { InventoryRow } from './inventory-row.ts';
import type { SourceRef } from './source-ref.ts';

/** One region of one profile that is to be asked. */
export interface SweepSource extends SourceRef {
  /** Whose quota it uses. */
  account: string;
  target: EcsTarget;
  /** Where an earlier sweep was cut off. */
  nextToken?: string | undefined;
}

export type SweepEnd =
  | { state: 'done' }
  | { state: 'no-permission' }
  | { state: 'failed'; problem: Problem };

/** What happens to a source: it begins, gives pages, and ends exactly once. */
export type SweepEvent = { source: SweepSource } & (
  | /** It begins, with its first page or (`resumed`) where it was cut off. */
  { type: 'begin'; resumed: boolean }
  | { type: 'page'; rows: InventoryRow[]; nextToken: string | undefined }
  | { type: 'end'; end: SweepEnd }
);

export interface SweepParts extends Omit<GateParts, 'total' | 'pausedUntil' | 'onPause'> {
  client: Client;
  /** Accounts that are to be left alone for a while, and until when, ms since the epoch. */
  pauses: Readonly<Record<string, number>>;
  onPause(account: string, until: number): void;
}

/**
 * Asks every source for all of its pages, in the order given, as many at a time as the limits let.
 * Resolves when each has ended, in whatever way; rejects when the signal aborts or the vault is
 * locked: then nothing more is told of those that have not ended.
 */
export async function sweep(
  sources: readonly SweepSource[],
  parts: SweepParts,
  hear: (event: SweepEvent) => void,
): Promise<void> {
  const total = pLimit(parts.limits.total);
  const accounts = [...Map.groupBy(sources, ({ account }) => account)];
  await Promise.all(
    accounts.map(([account, itsSources]) => {
      const gate = createAccountGate({
        ...parts,
        total,
        pausedUntil: parts.pauses[account],
        onPause: (until) => parts.onPause(account, until),
      });
      // A region at a time to its end, so that one that is cut off has little to repeat.
      const regions = pLimit(parts.limits.perAccount);
      const ask = createAsker(parts, gate, hear);
      return regions.map(itsSources, ask);
    }),
  );
}

function createAsker(
  { client, signal, limits }: SweepParts,
  gate: AccountGate,
  hear: (event: SweepEvent) => void,
) {
  /** Why a profile reaches nothing at all: its other regions need not be asked. */
  const dead = new Map<string, Problem>();
  /** How many regions in a row have given no answer, each after several attempts. */
  let silent = 0;

  function learn({ profileId }: SourceRef, problem: Problem): void {
    const isSilence = problem.kind === 'network' || problem.kind === 'timeout';
    silent = isSilence ? silent + 1 : 0;
    const isOffline = silent >= limits.perAccount;
    if (concernsProfile(problem) || isOffline) dead.set(profileId, problem);
  }

  async function pagesOf(source: SweepSource, resumeAt?: string): Promise<SweepEnd> {
    const { profileId, regionId, target } = source;
    let nextToken = resumeAt;
    let isEmpty = resumeAt === undefined;
    hear({ type: 'begin', source, resumed: !isEmpty });
    do {
      const token = nextToken;
      const page = await gate.ask(regionId, () =>
        describeInstances(client, target, { nextToken: token }),
      );
      silent = 0;
      nextToken = page.nextToken;
      if (nextToken !== undefined && nextToken === token) throw endlessPages();
      isEmpty &&= page.instances.length === 0;
      const rows = page.instances.map((instance) => toRow(instance, profileId));
      hear({ type: 'page', source, rows, nextToken });
    } while (nextToken !== undefined);
    const mayList =
      !isEmpty || (await gate.ask(regionId, () => canDescribeInstances(client, target)));
    return { state: mayList ? 'done' : 'no-permission' };
  }

  /** A token may have died while the background was stopped. */
  function resume(source: SweepSource): Promise<SweepEnd> {
    return pagesOf(source, source.nextToken).catch((error: unknown) => {
      const isRefused = error instanceof AliyunError && error.kind === 'other';
      if (source.nextToken === undefined || !isRefused) throw error;
      return pagesOf(source);
    });
  }

  async function endOf(source: SweepSource): Promise<SweepEnd> {
    const known = dead.get(source.profileId);
    if (known) return { state: 'failed', problem: known };
    try {
      return await resume(source);
    } catch (error) {
      signal.throwIfAborted();
      const problem = toProblem(error);
      if (problem.kind === 'vault-locked') throw error;
      learn(source, problem);
      return problem.kind === 'no-permission'
        ? { state: 'no-permission' }
        : { state: 'failed', problem };
    }
  }

  return async (source: SweepSource): Promise<void> => {
    signal.throwIfAborted();
    const end = await endOf(source);
    signal.throwIfAborted();
    hear({ type: 'end', source, end });
  };
}

const endlessPages = () => new AliyunError({ kind: 'server', action: 'DescribeInstances' });
