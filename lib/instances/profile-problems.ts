import type { Problem, ProblemKind } from '../problem.ts';

/** What is wrong with a profile itself, in whichever region it is noticed. */
const KINDS: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'unknown-key',
  'disabled-key',
  'wrong-secret',
  'signature-bug',
  'expired-token',
  'clock',
  'account-blocked',
  'no-profile',
  'secret-missing',
  'profile-cycle',
  'sign-in-needed',
  'bad-credentials',
  'vault-damaged',
]);

/** Whether no other region of the profile would fare better. */
export const concernsProfile = ({ kind }: Problem): boolean => KINDS.has(kind);
