import { expect, test } from 'vitest';
import { type RunDeps, runDiagnosis } from '../../../components/options/diagnosis/run-diagnosis.ts';
import { STEPS, type StepId } from '../../../components/options/diagnosis/steps.ts';
import type { Facts } from '../../../lib/vnc/diagnosis/facts.ts';
import type { Outcome } from '../../../lib/vnc/diagnosis/outcome.ts';
import type { ProbeRequest } from '../../../lib/vnc/diagnosis/probe.ts';
import { badReport, fail, fakeAsk, ok, profile, report } from './fake-ask.ts';

const instance = {
  profileId: profile(1).id,
  regionId: 'cn-hangzhou',
  instanceId: 'i-bp1a2b3c4d5e6f7g8h9i',
};
const HOST = 'hz01-vncproxy.aliyun.com';

const answers = {
  'profiles.test': ok(report),
  'instance.status': ok('Running'),
  'viewer.ticket': ok({ url: `wss://${HOST}/websockify/?s=token`, diesAt: 1e15 }),
};

const greeted: Facts = {
  stage: 'version',
  openMs: 20,
  version: '003.008',
  acknowledged: new Set(),
};
const refused: Facts = {
  stage: 'open',
  end: 'refused',
  close: { code: 1006, reason: '' },
  acknowledged: new Set(),
};

interface Bench {
  answers?: Record<string, unknown>;
  probe?: (request: ProbeRequest) => Facts;
  isAllowed?: boolean;
  /** Stops the run when this step begins. */
  stopAt?: StepId;
}

async function diagnose(bench: Bench = {}) {
  const { ask, sent } = fakeAsk({ ...answers, ...bench.answers });
  const probes: ProbeRequest[] = [];
  const rules: boolean[] = [];
  const waits: number[] = [];
  const stopping = new AbortController();
  const deps: RunDeps = {
    ask,
    origin: {
      isAllowed: async () => bench.isAllowed ?? false,
      request: async () => true,
      set: async (_host, on) => void rules.push(on),
    },
    async probe(request) {
      probes.push(request);
      return bench.probe?.(request) ?? greeted;
    },
    now: () => 1000,
    wait: async (ms) => void waits.push(ms),
  };
  const history: [StepId, Outcome][] = [];
  await runDiagnosis(deps, {
    instance,
    signal: stopping.signal,
    onOutcome(step, outcome) {
      history.push([step, outcome]);
      if (step === bench.stopAt && outcome.state === 'running') stopping.abort();
    },
    onAccount: () => undefined,
    onTicket: () => undefined,
    onHost: () => undefined,
  });
  const outcomes = Object.fromEntries(history) as Partial<Record<StepId, Outcome>>;
  const tickets = sent.filter(({ name }) => name === 'viewer.ticket').length;
  return { outcomes, probes, rules, waits, history, tickets };
}

test.each<[string, Bench]>([
  ['all goes well', {}],
  ['the key is refused', { answers: { 'profiles.test': ok(badReport('unknown-key')) } }],
  ['the vault is locked', { answers: { 'profiles.test': fail('vault-locked') } }],
  ['there is no ticket', { answers: { 'viewer.ticket': fail('not-running') } }],
  ['nothing connects', { probe: () => refused }],
  ['it is stopped early', { stopAt: 'network' }],
  ['it is stopped on the ladder', { stopAt: 'plain' }],
])('every step has its say when %s', async (_what, bench) => {
  const { outcomes } = await diagnose(bench);
  for (const step of STEPS) {
    expect(outcomes[step], step).toBeDefined();
    expect(outcomes[step]?.state, step).not.toBe('running');
  }
});

test('each rung has a ticket of its own, and only the first that opens is looked at closely', async () => {
  const { probes, tickets } = await diagnose({ isAllowed: true });
  expect(tickets).toBe(4);
  expect(probes.map(({ protocols, depth }) => [protocols, depth])).toEqual([
    [['binary'], 'everything'],
    [[], 'greeting'],
    [['binary'], 'greeting'],
    [[], 'greeting'],
  ]);
});

test("the rule for Alibaba's origin is there for the rungs that need it, and gone afterwards", async () => {
  expect((await diagnose({ isAllowed: true })).rules).toEqual([false, false, true, true, false]);
  expect((await diagnose({ isAllowed: false })).rules).toEqual([]);
});

test('a full limit is waited for, and the wait is told', async () => {
  let asked = 0;
  const full = { ok: false, problem: { kind: 'too-many-connections', retryAfterMs: 7000 } };
  const { waits, history } = await diagnose({
    answers: { 'viewer.ticket': () => (asked++ === 1 ? full : answers['viewer.ticket']) },
  });
  expect(waits).toEqual([7000]);
  expect(history).toContainEqual(['plain', { state: 'running', waitUntil: 8000 }]);
});

test('a missing permission is told of the action, not of the ticket', async () => {
  const { outcomes } = await diagnose({ answers: { 'viewer.ticket': fail('no-permission') } });
  expect(outcomes.DescribeInstanceVncUrl).toMatchObject({ state: 'failed' });
  expect(outcomes.ticket).toEqual({ state: 'skipped', why: 'needs-earlier' });
});

test('after a stop nothing is asked or connected', async () => {
  const { probes, outcomes, tickets } = await diagnose({ stopAt: 'status' });
  expect(probes).toEqual([]);
  expect(tickets).toBe(0);
  expect(outcomes.ticket).toEqual({ state: 'skipped', why: 'stopped' });
});
