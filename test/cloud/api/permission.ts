import { ApiError } from './api-error.ts';
import type { Caller } from './identities.ts';

/** What a RAM identity is told that lacks the permission for `action`, such as `ecs:StartInstance`. */
export function forbidden(caller: Caller, action: string): ApiError {
  return new ApiError(403, 'Forbidden.RAM', `RAM does not allow ${action} to ${caller.arn}.`, {
    accessDenied: {
      AuthAction: action,
      AuthPrincipalType: caller.identityType === 'AssumedRoleUser' ? 'AssumedRoleUser' : 'SubUser',
      NoPermissionType: 'ImplicitDeny',
      PolicyType: 'AccountLevelIdentityBasedPolicy',
    },
  });
}

/** A dry run that would have gone through is answered with an error all the same. */
export function dryRunPassed(): ApiError {
  return new ApiError(400, 'DryRunOperation', 'The dry run passed: the call would be allowed.');
}
