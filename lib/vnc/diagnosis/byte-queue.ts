import { type ProbeEnd, ProbeEnded } from './facts.ts';

/** The bytes of a connection, taken in the pieces that a protocol is made of. */
export interface ByteQueue {
  feed(bytes: Uint8Array): void;
  /** Nothing will come any more. What has come can still be taken. */
  end(end: ProbeEnd): void;
  /** The next bytes; one call at a time. Rejects with `ProbeEnded` where they will not come. */
  take(count: number): Promise<DataView>;
  /** Takes bytes and forgets them. */
  skip(count: number): Promise<void>;
}

/** More than this unread is a flood: what a probe asks for is answered in a few hundred bytes. */
const UNREAD_MAX = 8 * 1024 * 1024;

/** How much is skipped at once, so that a length which is a lie costs no memory. */
const SKIP_BYTES = 64 * 1024;

export function createByteQueue(): ByteQueue {
  const chunks: Uint8Array[] = [];
  let unread = 0;
  let ended: ProbeEnd | undefined;
  let settle: () => void = () => undefined;

  function cut(count: number): DataView {
    const bytes = new Uint8Array(count);
    let filled = 0;
    while (filled < count) {
      const [head] = chunks;
      if (!head) break;
      const part = head.subarray(0, count - filled);
      bytes.set(part, filled);
      filled += part.length;
      if (part.length === head.length) chunks.shift();
      else chunks[0] = head.subarray(part.length);
    }
    unread -= count;
    return new DataView(bytes.buffer);
  }

  function end(why: ProbeEnd): void {
    ended ??= why;
    settle();
  }

  const take = (count: number): Promise<DataView> =>
    new Promise((resolve, reject) => {
      settle = () => {
        if (unread < count && !ended) return;
        settle = () => undefined;
        if (unread >= count) resolve(cut(count));
        else if (ended) reject(new ProbeEnded(ended));
      };
      settle();
    });

  return {
    feed(bytes) {
      if (ended) return;
      chunks.push(bytes);
      unread += bytes.length;
      if (unread > UNREAD_MAX) end('garbage');
      settle();
    },
    end,
    take,
    async skip(count) {
      for (let left = count; left > 0; left -= SKIP_BYTES) await take(Math.min(left, SKIP_BYTES));
    },
  };
}
