import type { RoleDefinition } from '../world.ts';
import { ApiError } from './api-error.ts';
import type { Call, Estate, Operation } from './operation.ts';
import { required } from './parameters.ts';
import { toTriple } from './triple.ts';

export const getCallerIdentity: Operation = {
  permission: 'none',
  run({ caller }) {
    return {
      AccountId: caller.accountId,
      Arn: caller.arn,
      IdentityType: caller.identityType,
      PrincipalId: caller.principalId,
      ...(caller.userId !== undefined && { UserId: caller.userId }),
      ...(caller.roleId !== undefined && { RoleId: caller.roleId }),
    };
  },
};

/** Makes a temporary key with its token, which the API takes until it expires. */
export const assumeRole: Operation = {
  permission: 'own',
  run(call, estate) {
    const role = findRole(call, estate);
    const sessionName = required(call.parameters, 'RoleSessionName');
    if (!/^[A-Za-z0-9.@_-]{2,64}$/.test(sessionName)) {
      throw invalid('RoleSessionName', '2 to 64 letters, digits or any of .@-_ are wanted');
    }
    const seconds = durationOf(call, role);
    checkMayAssume(call, role);
    const session = estate.identities.openSession(role, sessionName, call.now + seconds * 1000);
    return {
      Credentials: toTriple(session),
      AssumedRoleUser: {
        Arn: session.caller.arn,
        AssumedRoleId: session.caller.principalId,
      },
    };
  },
};

function findRole(call: Call, estate: Estate): RoleDefinition {
  const arn = required(call.parameters, 'RoleArn');
  const [, accountId, name] = /^acs:ram::(\d+):role\/([A-Za-z0-9.@_-]+)$/.exec(arn) ?? [];
  if (accountId === undefined || name === undefined) {
    throw invalid('RoleArn', 'acs:ram::<account>:role/<name> is wanted');
  }
  const role = estate.identities.role(accountId, name);
  if (!role) throw new ApiError(404, 'EntityNotExist.Role', `There is no role ${name}.`);
  return role;
}

function durationOf(call: Call, role: RoleDefinition): number {
  const text = call.parameters.get('DurationSeconds') ?? '3600';
  const seconds = Number(text);
  if (!/^\d+$/.test(text) || seconds < 900 || seconds > role.maxSessionSeconds) {
    throw invalid('DurationSeconds', `900 to ${role.maxSessionSeconds} is wanted`);
  }
  return seconds;
}

/** Both sides must agree: RAM of the caller, and the trust of the role. A root key never may. */
function checkMayAssume({ caller }: Call, role: RoleDefinition): void {
  const may =
    caller.identityType !== 'Account' &&
    caller.allows('sts:AssumeRole') &&
    role.trusts.includes(caller.accountId);
  if (!may) throw new ApiError(403, 'NoPermission', `RAM does not let you assume ${role.name}.`);
}

function invalid(parameter: string, expects: string): ApiError {
  return new ApiError(400, `InvalidParameter.${parameter}`, `${parameter} is wrong: ${expects}.`);
}
