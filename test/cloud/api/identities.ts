import { randomBytes } from 'node:crypto';
import type { KeyDefinition, RoleDefinition, World } from '../world.ts';
import { wildcard } from './wildcard.ts';

/** Who signed a call, and what RAM lets them do. */
export interface Caller {
  accessKeyId: string;
  accountId: string;
  identityType: 'Account' | 'RAMUser' | 'AssumedRoleUser';
  arn: string;
  principalId: string;
  userId?: string;
  roleId?: string;
  /** Whether `action`, such as `ecs:DescribeInstances`, is allowed. */
  allows(action: string): boolean;
}

/** A key that the API knows: what is needed to check a signature with it. */
export interface KnownKey {
  secret: string;
  active: boolean;
  /** Temporary keys come with a token and an end. */
  session?: { token: string; expiresAt: number };
  caller: Caller;
}

export interface Session {
  accessKeyId: string;
  accessKeySecret: string;
  securityToken: string;
  /** Milliseconds since the epoch, by the cloud's clock. */
  expiresAt: number;
  caller: Caller;
}

/** Every key and role, and the temporary keys that AssumeRole has made. */
export interface Identities {
  key(accessKeyId: string): KnownKey | undefined;
  keyOfToken(token: string): string | undefined;
  role(accountId: string, name: string): RoleDefinition | undefined;
  openSession(role: RoleDefinition, sessionName: string, expiresAt: number): Session;
}

export function createIdentities(world: World): Identities {
  const keys = new Map(world.keys.map((key) => [key.accessKeyId, longTermKey(key)]));
  const tokens = new Map<string, string>();

  return {
    key: (accessKeyId) => keys.get(accessKeyId),
    keyOfToken: (token) => tokens.get(token),
    role: (accountId, name) =>
      world.roles.find((role) => role.accountId === accountId && role.name === name),
    openSession(role, sessionName, expiresAt) {
      const accessKeyId = `STS.${randomBytes(12).toString('hex')}`;
      const accessKeySecret = randomBytes(22).toString('hex');
      // Real tokens are base64 and hold `+`, `/` and `=`, which clients like to spoil.
      const securityToken = `CAIS+/${randomBytes(48).toString('base64')}==`;
      const caller: Caller = {
        accessKeyId,
        accountId: role.accountId,
        identityType: 'AssumedRoleUser',
        arn: `acs:ram::${role.accountId}:assumed-role/${role.name}/${sessionName}`,
        principalId: `${role.roleId}:${sessionName}`,
        roleId: role.roleId,
        allows: (action) => matchesAny(role.allow, action),
      };
      keys.set(accessKeyId, {
        secret: accessKeySecret,
        active: true,
        session: { token: securityToken, expiresAt },
        caller,
      });
      tokens.set(securityToken, accessKeyId);
      return { accessKeyId, accessKeySecret, securityToken, expiresAt, caller };
    },
  };
}

function longTermKey(key: KeyDefinition): KnownKey {
  const isRoot = key.identity === 'Account';
  return {
    secret: key.accessKeySecret,
    active: key.active,
    caller: {
      accessKeyId: key.accessKeyId,
      accountId: key.accountId,
      identityType: key.identity,
      arn: isRoot
        ? `acs:ram::${key.accountId}:root`
        : `acs:ram::${key.accountId}:user/${key.userName}`,
      principalId: isRoot ? key.accountId : key.userId,
      userId: isRoot ? key.accountId : key.userId,
      allows: (action) =>
        isRoot || (matchesAny(key.allow, action) && !matchesAny(key.deny, action)),
    },
  };
}

function matchesAny(patterns: string[], action: string): boolean {
  return patterns.some((pattern) => wildcard(pattern).test(action));
}
