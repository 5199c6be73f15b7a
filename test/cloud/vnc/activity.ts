import type { Behaviour } from '../types.ts';
import { createClientMessageParser } from './rfb/client-messages.ts';

/** Tells when a client last did what counts against the idle cut. */
export interface Activity {
  /** To be fed with every byte of the client that follows its handshake. */
  feed(bytes: Buffer): void;
  lastAt(): number;
}

/**
 * `input` counts keys and pointer events, `any` counts every byte. `handshakeBytes` is what the
 * client still sends before its first message.
 */
export function createActivity(options: {
  counts(): Behaviour['vnc']['idleCounts'];
  now(): number;
  handshakeBytes: number;
}): Activity {
  const parser = createClientMessageParser();
  let handshakeLeft = options.handshakeBytes;
  let readable = true;
  let lastAt = options.now();

  function hasInput(bytes: Buffer): boolean {
    const skipped = Math.min(handshakeLeft, bytes.length);
    handshakeLeft -= skipped;
    if (!readable) return false;
    try {
      return parser
        .feed(bytes.subarray(skipped))
        .some(({ type }) => type === 'key' || type === 'pointer');
    } catch {
      // From here on messages cannot be told apart, so nothing counts as input any more.
      readable = false;
      return false;
    }
  }

  return {
    feed(bytes) {
      if (hasInput(bytes) || options.counts() === 'any') lastAt = options.now();
    },
    lastAt: () => lastAt,
  };
}
