import type { InstanceRef } from '../../../lib/instance-ref.ts';
import type { Problem, Result } from '../../../lib/problem.ts';
import type { Check, ProfileReport } from '../../../lib/profiles/profile-report.ts';
import type { OriginRule } from '../../../lib/viewers/origin-rule.ts';
import type { Facts } from '../../../lib/vnc/diagnosis/facts.ts';
import type { Outcome } from '../../../lib/vnc/diagnosis/outcome.ts';
import {
  openOutcome,
  RFB_STEPS,
  type RfbStep,
  rfbOutcomes,
} from '../../../lib/vnc/diagnosis/outcomes-of.ts';
import type { ProbeRequest } from '../../../lib/vnc/diagnosis/probe.ts';
import type { Rung } from '../../../lib/vnc/ladder.ts';
import { isFresh, type Ticket } from '../../../lib/vnc/ticket.ts';
import type { Ask } from '../../shared/ask.ts';
import { type OnOutcome, RUNG_TRIALS, STEPS, type StepId } from './steps.ts';

export interface RunDeps {
  ask: Ask;
  origin: OriginRule;
  probe(request: ProbeRequest): Promise<Facts>;
  now(): number;
  /** Resolves after `ms`, or at once when the signal ends it. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export interface Run {
  instance: InstanceRef;
  onOutcome: OnOutcome;
  /** Whose key it is. */
  onAccount(accountId: string): void;
  /** A ticket was got: nothing of it may show. */
  onTicket(ticket: Ticket): void;
  /** The proxy that the ticket names. */
  onHost(host: string): void;
  signal: AbortSignal;
}

/** Goes the whole way to an instance's screen, step by step. Never rejects. */
export async function runDiagnosis(deps: RunDeps, run: Run): Promise<void> {
  const told = new Set<StepId>();
  const tell: OnOutcome = (step, outcome) => {
    if (outcome.state !== 'running') told.add(step);
    run.onOutcome(step, outcome);
  };
  const steps = { ...run, onOutcome: tell };
  if (await checkProfile(deps, steps)) {
    await checkStatus(deps, steps);
    const ticket = await firstTicket(deps, steps);
    if (ticket) await climbLadder(deps, steps, ticket);
  }
  const why = run.signal.aborted ? 'stopped' : 'needs-earlier';
  for (const step of STEPS) if (!told.has(step)) run.onOutcome(step, { state: 'skipped', why });
}

const failure = (problem: Problem): Outcome => ({ state: 'failed', problem });

/** Whether the key is somebody's, without which nothing else works. */
async function checkProfile({ ask }: RunDeps, run: Run): Promise<boolean> {
  run.onOutcome('network', { state: 'running' });
  const test = await ask('profiles.test', { profileId: run.instance.profileId });
  if (run.signal.aborted) return false;
  if (!test.ok) {
    run.onOutcome('signature', failure(test.problem));
    return false;
  }
  for (const check of test.value.checks) {
    // The test asks for any instance that runs; here one was chosen.
    if (check.item === 'DescribeInstanceVncUrl') continue;
    run.onOutcome(check.item, outcomeOf(check, test.value));
  }
  const { identity } = test.value;
  if (identity) run.onAccount(identity.accountId);
  return identity !== undefined;
}

function outcomeOf({ item, state, problem }: Check, { skewMs }: ProfileReport): Outcome {
  if (problem) return failure(problem);
  if (state !== 'passed') return { state: 'skipped', why: 'needs-earlier' };
  const isOff = item === 'clock' && skewMs !== 0;
  return isOff ? { state: 'ok', value: `${Math.round(skewMs / 1000)} s` } : { state: 'ok' };
}

async function checkStatus({ ask }: RunDeps, { instance, onOutcome, signal }: Run): Promise<void> {
  onOutcome('status', { state: 'running' });
  const status = await ask('instance.status', { instance });
  if (signal.aborted) return;
  if (!status.ok) onOutcome('status', failure(status.problem));
  else if (status.value === null) onOutcome('status', failure({ kind: 'unknown-instance' }));
  else onOutcome('status', { state: 'ok', value: status.value });
}

/** The call that gives it is the one that shows whether RAM allows it for this instance. */
async function firstTicket(deps: RunDeps, run: Run): Promise<Ticket | undefined> {
  const { onOutcome } = run;
  const ticket = await takeTicket(deps, run, 'ticket');
  if (!ticket) return undefined;
  if (ticket.ok) {
    const { host } = new URL(ticket.value.url);
    onOutcome('DescribeInstanceVncUrl', { state: 'ok' });
    onOutcome('ticket', { state: 'ok', value: host });
    run.onHost(host);
    return ticket.value;
  }
  const isRam = ticket.problem.kind === 'no-permission';
  onOutcome(isRam ? 'DescribeInstanceVncUrl' : 'ticket', failure(ticket.problem));
  if (isRam) onOutcome('ticket', { state: 'skipped', why: 'needs-earlier' });
  return undefined;
}

/** A fresh ticket, waited for where the limit has no room; undefined once the run is stopped. */
async function takeTicket(
  { ask, now, wait }: RunDeps,
  { instance, onOutcome, onTicket, signal }: Run,
  step: StepId,
): Promise<Result<Ticket> | undefined> {
  while (!signal.aborted) {
    onOutcome(step, { state: 'running' });
    const ticket = await ask('viewer.ticket', { instance });
    if (ticket.ok) onTicket(ticket.value);
    if (signal.aborted) return undefined;
    const waitMs = ticket.ok ? undefined : ticket.problem.retryAfterMs;
    const isLimit = !ticket.ok && ticket.problem.kind === 'too-many-connections';
    if (!isLimit || waitMs === undefined) return ticket;
    onOutcome(step, { state: 'running', waitUntil: now() + waitMs });
    await wait(waitMs, signal);
  }
  return undefined;
}

/** Tries each rung with a ticket of its own; the first that opens is looked at closely. */
async function climbLadder(deps: RunDeps, run: Run, first: Ticket): Promise<void> {
  const { origin } = deps;
  const { host } = new URL(first.url);
  const mayBeAlibaba = await origin.isAllowed(host);
  let unused: Ticket | undefined = first;
  let best: Facts | undefined;
  for (const { step, rung } of RUNG_TRIALS) {
    if (run.signal.aborted) break;
    if (rung.asAlibaba && !mayBeAlibaba) {
      run.onOutcome(step, { state: 'skipped', why: 'not-allowed' });
      continue;
    }
    if (mayBeAlibaba) await origin.set(host, rung.asAlibaba);
    const depth = best ? 'greeting' : 'everything';
    const facts = await tryRung(deps, run, { step, rung, depth, unused });
    unused = undefined;
    if (facts?.openMs !== undefined) best ??= facts;
  }
  // Viewers set the rule anew before each connection of theirs.
  if (mayBeAlibaba) await origin.set(host, false);
  if (best) tellRfb(run, rfbOutcomes(best, host));
}

interface RungTrial extends Pick<ProbeRequest, 'depth'> {
  step: StepId;
  rung: Rung;
  /** A ticket that was got already, and used for nothing. */
  unused: Ticket | undefined;
}

/** Undefined where no ticket was to be had for it. */
async function tryRung(deps: RunDeps, run: Run, trial: RungTrial): Promise<Facts | undefined> {
  const { step, rung, depth, unused } = trial;
  const ticket = unused && isFresh(unused, deps.now()) ? unused : await ticketFor(deps, run, step);
  if (!ticket) return undefined;
  const { url } = ticket;
  run.onOutcome(step, { state: 'running' });
  const protocols = [...rung.protocols];
  const facts = await deps.probe({ url, protocols, depth, signal: run.signal });
  run.onOutcome(step, openOutcome(facts, new URL(url).host));
  return facts;
}

async function ticketFor(deps: RunDeps, run: Run, step: StepId): Promise<Ticket | undefined> {
  const ticket = await takeTicket(deps, run, step);
  if (ticket?.ok) return ticket.value;
  if (ticket) run.onOutcome(step, failure(ticket.problem));
  return undefined;
}

function tellRfb({ onOutcome }: Run, outcomes: Record<RfbStep, Outcome>): void {
  for (const step of RFB_STEPS) onOutcome(step, outcomes[step]);
}
