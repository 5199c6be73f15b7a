import type { MessageName } from '../messages.ts';
import type { Handlers } from '../messaging/router.ts';

/** What pages send by themselves. A viewer that reconnects all night is nobody's use. */
const AUTOMATIC: ReadonlySet<MessageName> = new Set<MessageName>([
  'viewer.hello',
  'viewer.state',
  'viewer.ticket',
  'viewers.list',
  'find.plan',
  'find.ask',
  'find.mayList',
  'wall.instances',
  'wall.ticket',
  'vault.state',
  'console.state',
  'console.prefetch',
  'console.unrecognised',
  'diagnosis.context',
]);

/** The same handlers; after a message that a person caused, `used` is called. */
export function countUse(handlers: Handlers, used: () => Promise<void>): Handlers {
  const counted = Object.entries(handlers).map(([name, handle]) => [
    name,
    AUTOMATIC.has(name as MessageName) ? handle : counting(handle as Handle, used),
  ]);
  return Object.fromEntries(counted) as Handlers;
}

type Handle = (...args: unknown[]) => Promise<unknown>;

/** After the answer, so that an unlock counts as the first use. */
const counting =
  (handle: Handle, used: () => Promise<void>): Handle =>
  async (...args) => {
    try {
      return await handle(...args);
    } finally {
      // Not waited for: the answer must not be late, or fail, on account of a clock.
      used().catch(() => undefined);
    }
  };
