/**
 * Times questions and their answers on one connection. A server answers in the order in which it was
 * asked, so the oldest question is the one that is answered. All times are ms of the caller's clock.
 */
export interface Ping {
  send(now: number): void;
  /** The round trip of the question that is answered; undefined if nothing was asked. */
  received(now: number): number | undefined;
  /** When the oldest question without an answer was sent. */
  waitingSince(): number | undefined;
  /** When the last answer came. */
  lastAnswerAt(): number | undefined;
}

export function createPing(): Ping {
  const sentAt: number[] = [];
  let lastAnswerAt: number | undefined;
  return {
    send(now) {
      sentAt.push(now);
    },
    received(now) {
      const sent = sentAt.shift();
      if (sent === undefined) return undefined;
      lastAnswerAt = now;
      return now - sent;
    },
    waitingSince: () => sentAt[0],
    lastAnswerAt: () => lastAnswerAt,
  };
}
