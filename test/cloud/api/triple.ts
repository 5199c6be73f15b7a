import type { Session } from './identities.ts';

/** A temporary key in the form in which every server of Alibaba's hands one out. */
export const toTriple = (session: Session) => ({
  AccessKeyId: session.accessKeyId,
  AccessKeySecret: session.accessKeySecret,
  SecurityToken: session.securityToken,
  Expiration: new Date(session.expiresAt).toISOString().replace(/\.\d+Z$/, 'Z'),
});
