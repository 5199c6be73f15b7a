import { i18n } from '#i18n';
import type { Problem, ProblemKind } from '../../lib/problem.ts';

/**
 * What would help, for the page to offer as its one action: `retry` the same thing, look at the
 * `profile` in the settings, or `allow` us to reach Alibaba Cloud. `none`: only something outside
 * Quick VNC helps.
 */
export type Remedy = 'retry' | 'profile' | 'allow' | 'none';

interface ProblemText {
  /** What happened. */
  title: string;
  /** What to do, in one or two full sentences. */
  advice: string;
  remedy: Remedy;
}

/** Names of actions that are not ECS's own; every other action that we call is. */
const STS_ACTIONS = new Set(['GetCallerIdentity', 'AssumeRole']);

/** The action as a RAM policy names it, such as `ecs:DescribeInstanceVncUrl`. */
export const ramAction = (action: string): string =>
  `${STS_ACTIONS.has(action) ? 'sts' : 'ecs'}:${action}`;

const hostOf = (problem: Problem): string => problem.host ?? i18n.t('problem.alibabaCloud');

const secondsOf = (problem: Problem): number => Math.ceil((problem.retryAfterMs ?? 60_000) / 1000);

/** One entry a kind: a kind without words does not compile. */
const texts: Record<ProblemKind, (problem: Problem) => ProblemText> = {
  'unknown-key': () => ({
    title: i18n.t('problem.unknownKey.title'),
    advice: i18n.t('problem.unknownKey.do'),
    remedy: 'profile',
  }),
  'disabled-key': () => ({
    title: i18n.t('problem.disabledKey.title'),
    advice: i18n.t('problem.disabledKey.do'),
    remedy: 'profile',
  }),
  'wrong-secret': () => ({
    title: i18n.t('problem.wrongSecret.title'),
    advice: i18n.t('problem.wrongSecret.do'),
    remedy: 'profile',
  }),
  'signature-bug': () => ({
    title: i18n.t('problem.signatureBug.title'),
    advice: i18n.t('problem.signatureBug.do'),
    remedy: 'retry',
  }),
  'expired-token': () => ({
    title: i18n.t('problem.expiredToken.title'),
    advice: i18n.t('problem.expiredToken.do'),
    remedy: 'profile',
  }),
  clock: () => ({
    title: i18n.t('problem.clock.title'),
    advice: i18n.t('problem.clock.do'),
    remedy: 'retry',
  }),
  'no-permission': ({ action }) => ({
    title: i18n.t('problem.noPermission.title'),
    advice: action
      ? i18n.t('problem.noPermission.do', [ramAction(action)])
      : i18n.t('problem.noPermission.doUnknown'),
    remedy: 'retry',
  }),
  'account-blocked': () => ({
    title: i18n.t('problem.accountBlocked.title'),
    advice: i18n.t('problem.accountBlocked.do'),
    remedy: 'retry',
  }),
  'unknown-region': () => ({
    title: i18n.t('problem.unknownRegion.title'),
    advice: i18n.t('problem.unknownRegion.do'),
    remedy: 'profile',
  }),
  'unknown-instance': () => ({
    title: i18n.t('problem.unknownInstance.title'),
    advice: i18n.t('problem.unknownInstance.do'),
    remedy: 'profile',
  }),
  'wrong-region': () => ({
    title: i18n.t('problem.wrongRegion.title'),
    advice: i18n.t('problem.wrongRegion.do'),
    remedy: 'none',
  }),
  'not-running': () => ({
    title: i18n.t('problem.notRunning.title'),
    advice: i18n.t('problem.notRunning.do'),
    remedy: 'retry',
  }),
  'not-ready': () => ({
    title: i18n.t('problem.notReady.title'),
    advice: i18n.t('problem.notReady.do'),
    remedy: 'retry',
  }),
  unsupported: () => ({
    title: i18n.t('problem.unsupported.title'),
    advice: i18n.t('problem.unsupported.do'),
    remedy: 'none',
  }),
  throttled: (problem) => ({
    title: i18n.t('problem.throttled.title'),
    advice: i18n.t('problem.throttled.do', [secondsOf(problem)]),
    remedy: 'retry',
  }),
  server: () => ({
    title: i18n.t('problem.server.title'),
    advice: i18n.t('problem.server.do'),
    remedy: 'retry',
  }),
  network: (problem) => ({
    title: i18n.t('problem.network.title', [hostOf(problem)]),
    advice: i18n.t('problem.network.do'),
    remedy: 'retry',
  }),
  timeout: (problem) => ({
    title: i18n.t('problem.timeout.title', [hostOf(problem)]),
    advice: i18n.t('problem.timeout.do'),
    remedy: 'retry',
  }),
  'host-permission': (problem) => ({
    title: i18n.t('problem.hostPermission.title', [hostOf(problem)]),
    advice: i18n.t('problem.hostPermission.do'),
    remedy: 'allow',
  }),
  other: ({ code }) => ({
    title: code ? i18n.t('problem.other.titleCode', [code]) : i18n.t('problem.other.title'),
    advice: i18n.t('problem.other.do'),
    remedy: 'retry',
  }),
  'no-profile': () => ({
    title: i18n.t('problem.noProfile.title'),
    advice: i18n.t('problem.noProfile.do'),
    remedy: 'profile',
  }),
  'no-profile-fits': () => ({
    title: i18n.t('problem.noProfileFits.title'),
    advice: i18n.t('problem.noProfileFits.do'),
    remedy: 'profile',
  }),
  'secret-missing': () => ({
    title: i18n.t('problem.secretMissing.title'),
    advice: i18n.t('problem.secretMissing.do'),
    remedy: 'profile',
  }),
  'profile-cycle': ({ reason }) => ({
    title: i18n.t('problem.profileCycle.title'),
    advice: i18n.t('problem.profileCycle.do', [reason ?? '']),
    remedy: 'profile',
  }),
  'sign-in-needed': () => ({
    title: i18n.t('problem.signInNeeded.title'),
    advice: i18n.t('problem.signInNeeded.do'),
    remedy: 'profile',
  }),
  'bad-credentials': (problem) => ({
    title: i18n.t('problem.badCredentials.title', [hostOf(problem)]),
    advice: i18n.t('problem.badCredentials.do'),
    remedy: 'retry',
  }),
  'vault-locked': () => ({
    title: i18n.t('problem.vaultLocked.title'),
    advice: i18n.t('problem.vaultLocked.do'),
    remedy: 'retry',
  }),
  'wrong-passphrase': () => ({
    title: i18n.t('problem.wrongPassphrase.title'),
    advice: i18n.t('problem.wrongPassphrase.do'),
    remedy: 'retry',
  }),
  'vault-damaged': () => ({
    title: i18n.t('problem.vaultDamaged.title'),
    advice: i18n.t('problem.vaultDamaged.do'),
    remedy: 'profile',
  }),
  'too-many-connections': (problem) => ({
    title: i18n.t('problem.tooManyConnections.title'),
    advice: i18n.t('problem.tooManyConnections.do', [secondsOf(problem)]),
    remedy: 'retry',
  }),
  'bad-ticket': (problem) => ({
    title: i18n.t('problem.badTicket.title'),
    advice: problem.host
      ? i18n.t('problem.badTicket.do', [problem.host])
      : i18n.t('problem.badTicket.doUnknown'),
    remedy: 'retry',
  }),
  'bad-request': () => ({
    title: i18n.t('problem.badRequest.title'),
    advice: i18n.t('problem.badRequest.do'),
    remedy: 'retry',
  }),
  'connection-refused': (problem) => ({
    title: i18n.t('problem.connectionRefused.title', [hostOf(problem)]),
    advice: i18n.t('problem.connectionRefused.do'),
    remedy: 'retry',
  }),
  'connection-lost': () => ({
    title: i18n.t('problem.connectionLost.title'),
    advice: i18n.t('problem.connectionLost.do'),
    remedy: 'retry',
  }),
  'connection-silent': () => ({
    title: i18n.t('problem.connectionSilent.title'),
    advice: i18n.t('problem.connectionSilent.do'),
    remedy: 'retry',
  }),
  'origin-permission': (problem) => ({
    title: i18n.t('problem.originPermission.title', [hostOf(problem)]),
    advice: i18n.t('problem.originPermission.do'),
    remedy: 'retry',
  }),
  'taken-over': () => ({
    title: i18n.t('problem.takenOver.title'),
    advice: i18n.t('problem.takenOver.do'),
    remedy: 'retry',
  }),
  'viewer-open': () => ({
    title: i18n.t('problem.viewerOpen.title'),
    advice: i18n.t('problem.viewerOpen.do'),
    remedy: 'none',
  }),
  idle: () => ({
    title: i18n.t('problem.idle.title'),
    advice: i18n.t('problem.idle.do'),
    remedy: 'retry',
  }),
  'security-failed': () => ({
    title: i18n.t('problem.securityFailed.title'),
    advice: i18n.t('problem.securityFailed.do'),
    remedy: 'retry',
  }),
  'password-required': () => ({
    title: i18n.t('problem.passwordRequired.title'),
    advice: i18n.t('problem.passwordRequired.do'),
    remedy: 'none',
  }),
  'password-wrong': () => ({
    title: i18n.t('problem.passwordWrong.title'),
    advice: i18n.t('problem.passwordWrong.do'),
    remedy: 'none',
  }),
  'not-rfb': (problem) => ({
    title: i18n.t('problem.notRfb.title', [hostOf(problem)]),
    advice: i18n.t('problem.notRfb.do'),
    remedy: 'retry',
  }),
  'viewer-failed': () => ({
    title: i18n.t('problem.viewerFailed.title'),
    advice: i18n.t('problem.viewerFailed.do'),
    remedy: 'retry',
  }),
};

/** The words of a problem, in the user's language. */
export const problemText = (problem: Problem): ProblemText => texts[problem.kind](problem);

/** Alibaba's own page about an error code. */
export function troubleshootUrl(code: string, requestId?: string): string {
  const url = new URL('https://api.aliyun.com/troubleshoot');
  url.searchParams.set('q', code);
  url.searchParams.set('product', 'Ecs');
  if (requestId) url.searchParams.set('requestId', requestId);
  return url.href;
}
