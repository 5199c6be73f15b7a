import { ApiError } from './api-error.ts';

const MINUTE_MS = 60_000;

export interface CountedCall {
  accountId: string;
  regionId: string | undefined;
  action: string;
}

/**
 * ECS's way to throttle: it counts by account, region and action, and refuses what is over the limit
 * until the next minute begins (https://www.alibabacloud.com/help/doc-detail/437902.htm).
 */
export function createThrottle() {
  let minute = 0;
  let counts = new Map<string, number>();
  return {
    /** Counts the call; throws if that is one too many. */
    count(
      { accountId, regionId = '', action }: CountedCall,
      limit: number | null,
      now: number,
    ): void {
      const current = Math.floor(now / MINUTE_MS);
      if (current !== minute) counts = new Map();
      minute = current;
      const key = `${accountId} ${regionId} ${action}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      if (limit === null || count <= limit) return;
      throw new ApiError(400, 'Throttling.User', 'Too many calls in this minute.');
    },
  };
}
