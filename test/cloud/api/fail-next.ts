import type { FailNext } from '../types.ts';
import { ApiError } from './api-error.ts';

/** Takes one failure for `action` out of the list, if one waits there (`api.failNext`). */
export function takeFailure(waiting: FailNext[], action: string): ApiError | undefined {
  const failure = waiting.find(
    (one) => one.times > 0 && (one.action === '*' || one.action === action),
  );
  if (!failure) return undefined;
  failure.times -= 1;
  if (failure.times === 0) waiting.splice(waiting.indexOf(failure), 1);
  const { retryAfterMs } = failure;
  return new ApiError(
    failure.status,
    failure.code,
    'The local cloud was told to fail this call (api.failNext).',
    retryAfterMs === undefined ? {} : { retryAfterMs },
  );
}
