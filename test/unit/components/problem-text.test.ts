import { expect, test } from 'vitest';
import {
  problemText,
  ramAction,
  troubleshootUrl,
} from '../../../components/shared/problem-text.ts';
import type { ProblemKind } from '../../../lib/problem.ts';

/** Every kind: one that is missing here, or is too much, does not compile. */
const kinds = Object.keys({
  'unknown-key': true,
  'disabled-key': true,
  'wrong-secret': true,
  'signature-bug': true,
  'expired-token': true,
  clock: true,
  'no-permission': true,
  'account-blocked': true,
  'unknown-region': true,
  'unknown-instance': true,
  'wrong-region': true,
  'not-running': true,
  'not-ready': true,
  unsupported: true,
  throttled: true,
  server: true,
  network: true,
  timeout: true,
  'host-permission': true,
  other: true,
  'no-profile': true,
  'no-profile-fits': true,
  'vault-locked': true,
  'wrong-passphrase': true,
  'vault-damaged': true,
  'too-many-connections': true,
  'bad-ticket': true,
  'bad-request': true,
  'connection-refused': true,
  'connection-lost': true,
  'connection-silent': true,
  'origin-permission': true,
  'taken-over': true,
  'viewer-open': true,
  idle: true,
  'security-failed': true,
  'password-required': true,
  'password-wrong': true,
  'not-rfb': true,
  'viewer-failed': true,
  'secret-missing': true,
  'profile-cycle': true,
  'sign-in-needed': true,
  'bad-credentials': true,
} satisfies Record<ProblemKind, true>) as ProblemKind[];

const facts = {
  code: 'Some.Code',
  requestId: 'request',
  host: 'ecs.example.test',
  action: 'DescribeInstances',
  reason: 'a reason',
  retryAfterMs: 1500,
};

const isSentence = /^[A-Z].*\.$/;

test.each(kinds)('%s says what happened and what to do, with and without facts', (kind) => {
  for (const problem of [{ kind }, { kind, ...facts }]) {
    const { title, advice } = problemText(problem);
    expect(title).not.toBe('');
    expect(advice).toMatch(isSentence);
    expect(`${title} ${advice}`).not.toMatch(/\$\d|undefined|NaN/);
  }
});

test('no two kinds have the same words', () => {
  expect(new Set(kinds.map((kind) => problemText({ kind }).title)).size).toBe(kinds.length);
});

test('a missing permission names the exact action of RAM', () => {
  const { advice } = problemText({ kind: 'no-permission', action: 'DescribeInstanceVncUrl' });
  expect(advice).toContain('ecs:DescribeInstanceVncUrl');
});

test.each([
  ['DescribeInstanceVncUrl', 'ecs:DescribeInstanceVncUrl'],
  ['GetCallerIdentity', 'sts:GetCallerIdentity'],
])('RAM calls %s %s', (action, name) => {
  expect(ramAction(action)).toBe(name);
});

test('a wait is told in whole seconds, rounded up', () => {
  expect(problemText({ kind: 'throttled', retryAfterMs: 1001 }).advice).toContain('2 s');
});

test('what Alibaba Cloud said can not break out of the link to its explanation', () => {
  expect(troubleshootUrl('A&B', 'x#y')).toBe(
    'https://api.aliyun.com/troubleshoot?q=A%26B&product=Ecs&requestId=x%23y',
  );
});
