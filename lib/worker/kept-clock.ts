import type { Client } from '../aliyun/client.ts';
import { type Clock, createClock } from '../aliyun/clock.ts';
import type { Area } from '../storage-area.ts';

const KEY = 'clockSkewMs';

/**
 * A clock that remembers its offset while the worker is stopped: on a computer whose clock is wrong
 * the first call after each start would be refused otherwise.
 */
export function createKeptClock(now: () => number, area: Area) {
  const clock = createClock(now);
  const restored = area.get(KEY).then(({ [KEY]: skewMs }) => {
    if (typeof skewMs === 'number') clock.learn(now() + skewMs);
  });
  const kept: Clock = {
    ...clock,
    learn(serverTime) {
      clock.learn(serverTime);
      area.set({ [KEY]: clock.skewMs() });
    },
  };
  return {
    clock: kept,
    /** A client whose calls wait until the offset is back, so that they are dated right. */
    afterRestore: (client: Client): Client => ({
      async call(request) {
        await restored;
        return client.call(request);
      },
    }),
  };
}
