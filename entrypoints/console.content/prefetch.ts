import type { RowInstance } from '../../lib/console/read-row.ts';
import { send } from '../../lib/messaging/send.ts';

/** A ticket lives this long; the background holds us to the same. */
const PER_INSTANCE_MS = 15_000;

/** A pointer that only passes by asks for nothing. */
const DWELL_MS = 80;

/** Asks for a ticket when somebody is about to click, at most once in 15 s for each instance. */
export function createPrefetch(now: () => number) {
  const askedAt = new Map<string, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function ask(row: RowInstance | undefined, accountId: string | undefined): void {
    if (!row?.regionId) return;
    const { instanceId, regionId } = row;
    const before = askedAt.get(instanceId);
    if (before !== undefined && now() - before < PER_INSTANCE_MS) return;
    askedAt.set(instanceId, now());
    const request = { instanceId, regionId, ...(accountId && { accountId }) };
    // The click that follows says what is wrong, if anything.
    send('console.prefetch', request).catch(() => undefined);
  }

  return (read: () => RowInstance | undefined, accountOf: () => string | undefined): void => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(read(), accountOf()), DWELL_MS);
  };
}
