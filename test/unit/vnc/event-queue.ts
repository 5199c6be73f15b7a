/** A clock that moves from one event to the next, and never waits. */
export interface EventQueue {
  now(): number;
  /** Calls back at a time; what is due at the same time goes in the order in which it was asked for. */
  at(time: number, callback: () => void): void;
  runUntil(end: number): void;
}

export function createEventQueue(): EventQueue {
  let now = 0;
  const events: { time: number; callback: () => void }[] = [];
  return {
    now: () => now,
    at(time, callback) {
      const later = events.findIndex((event) => event.time > time);
      events.splice(later < 0 ? events.length : later, 0, { time, callback });
    },
    runUntil(end) {
      for (let next = events[0]; next && next.time <= end; next = events[0]) {
        events.shift();
        now = Math.max(now, next.time);
        next.callback();
      }
      now = end;
    },
  };
}
