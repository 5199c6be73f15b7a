import type { Ask } from '../../../components/shared/ask.ts';
import type { Problem } from '../../../lib/problem.ts';
import type { ProfileSummary } from '../../../lib/profiles/profile.ts';
import type { ProfileReport } from '../../../lib/profiles/profile-report.ts';

/** What the background would answer; a function is called anew for each request. */
type Answers = Record<string, unknown>;

export interface FakeAsk {
  ask: Ask;
  /** Every message that was sent, in order. */
  sent: { name: string; request: unknown }[];
  answers: Answers;
}

/** A background that answers from a table. */
export function fakeAsk(answers: Answers): FakeAsk {
  const sent: FakeAsk['sent'] = [];
  const ask = (async (name: string, request: unknown) => {
    sent.push({ name, request });
    const answer = answers[name];
    return typeof answer === 'function' ? answer(request) : answer;
  }) as Ask;
  return { ask, sent, answers };
}

export const ok = <T>(value: T) => ({ ok: true, value });

export const fail = (kind: Problem['kind']) => ({ ok: false, problem: { kind } });

/** What a test of a profile says when everything works. */
export const report: ProfileReport = {
  identity: { accountId: '123', arn: 'acs:ram::123:user/ops', identityType: 'RAMUser' },
  skewMs: 0,
  checks: [{ item: 'network', state: 'passed' }],
};

/** What it says when the key itself does not work. */
export const badReport = (kind: Problem['kind']): ProfileReport => ({
  skewMs: 0,
  checks: [{ item: 'signature', state: 'failed', problem: { kind } }],
});

export const profile = (n: number, more: Partial<ProfileSummary> = {}): ProfileSummary => ({
  id: `0000000${n}-0000-4000-8000-000000000000`,
  name: `profile ${n}`,
  colour: 'grey',
  regionIds: ['cn-hangzhou'],
  source: { mode: 'AK', accessKeyId: `LTAI5tExample${n}` },
  ...more,
});
