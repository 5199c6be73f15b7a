import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { createWebSocketStream, type WebSocket } from 'ws';
import type { Behaviour } from '../types.ts';
import { createActivity } from './activity.ts';
import { createLink } from './link.ts';
import { demandPassword, passSecurity, refuseSecurity } from './security.ts';

/** A client of security None still sends its version, its choice and its ClientInit. */
const PLAIN_HANDSHAKE_BYTES = 12 + 1 + 1;
const CLIENT_INIT_BYTES = 1;

/** How often the idle cut is looked at, at most: a changed `vnc.idleMs` acts within this time. */
const IDLE_CHECK_MS = 1000;
const GARBAGE_BYTES = 1024;

export interface ConnectionOptions {
  webSocket: WebSocket;
  /** The TCP (or TLS) socket below the WebSocket. */
  socket: Duplex;
  /** The machine's RFB server. */
  guest: Duplex;
  behaviour(): Behaviour;
  now(): number;
  /** Called once, with the reason and with the bytes that the client got and sent. */
  onEnd(end: { detail: string; bytesDown: number; bytesUp: number }): void;
}

/** One WebSocket that is wired to one machine. It ends once. */
export interface Connection {
  /** A WebSocket close frame, as a proxy in its right mind sends it. */
  close(code: number, reason: string): void;
  /** No close frame: the TCP connection just goes. `detail` is for the log. */
  reset(detail: string): void;
  /** Both directions deliver nothing for a while, then everything. */
  stall(ms: number): void;
  /**
   * A dead line for a while: both directions lose every byte, nothing answers, not even a close
   * frame, and the sockets stay. `Infinity` is for good.
   */
  goHalfOpen(ms: number): void;
  /** Sends the client bytes that are no RFB. */
  sendGarbage(): void;
}

export function openConnection(options: ConnectionOptions): Connection {
  const { webSocket, socket, guest, behaviour, now } = options;
  const client = createWebSocketStream(webSocket);
  const linkOptions = { shape: () => behaviour().vnc.link, now, random: Math.random };
  const up = createLink(linkOptions);
  const down = createLink(linkOptions);
  let endDetail: string | undefined;
  let bytesDown = 0;
  let bytesUp = 0;
  let idleTimer: NodeJS.Timeout | undefined;
  let lineTimer: NodeJS.Timeout | undefined;

  function close(code: number, reason: string): void {
    endDetail ??= reason;
    webSocket.close(code, reason);
  }

  function cutWhenIdle(lastAt: () => number): void {
    const leftMs = lastAt() + behaviour().vnc.idleMs - now();
    if (leftMs <= 0) close(1000, 'idle for too long');
    else {
      const waitMs = Math.min(Math.max(leftMs, 1), IDLE_CHECK_MS);
      idleTimer = setTimeout(cutWhenIdle, waitMs, lastAt).unref();
    }
  }

  /** Joins client and machine from here on; `handshakeBytes`: see createActivity. */
  function join(handshakeBytes: number): void {
    const activity = createActivity({
      counts: () => behaviour().vnc.idleCounts,
      now,
      handshakeBytes,
    });
    up.on('data', (bytes: Buffer) => activity.feed(bytes));
    up.pipe(guest);
    guest.pipe(down);
    cutWhenIdle(activity.lastAt);
  }

  async function secureAndJoin(): Promise<void> {
    const clientSide = { from: up, to: down };
    switch (behaviour().vnc.security) {
      case 'none':
        return join(PLAIN_HANDSHAKE_BYTES);
      case 'fail':
        await refuseSecurity(clientSide);
        return hangUp('security failure');
      case 'vncauth': {
        if (!(await demandPassword(clientSide))) return hangUp('wrong password');
        await passSecurity({ from: guest, to: guest });
        return join(CLIENT_INIT_BYTES);
      }
    }
  }

  function endHalfOpen(): void {
    down.swallow(false);
    // What the client said meanwhile waits in the socket and is to be lost as well: that is all
    // that comes before the answer to a ping.
    webSocket.once('pong', () => up.swallow(false));
    webSocket.resume();
    webSocket.ping();
  }

  /** Closes after all that was written has been sent through the link. */
  function hangUp(reason: string): void {
    endDetail ??= reason;
    down.end();
  }

  client.on('data', (bytes: Buffer) => {
    bytesUp += bytes.length;
  });
  down.on('data', (bytes: Buffer) => {
    bytesDown += bytes.length;
  });
  client.pipe(up);
  // Not piped to its end: the stream's own end would close without a code (1005).
  down.pipe(client, { end: false });
  down.on('end', () => webSocket.close(1000, endDetail));
  for (const event of ['end', 'close']) {
    guest.on(event, () => hangUp('the machine closed its end'));
  }
  for (const stream of [client, up, down, guest]) {
    // A broken end shows as `close` of the WebSocket or of the machine's stream.
    stream.on('error', () => {});
  }

  webSocket.on('close', (code) => {
    clearTimeout(idleTimer);
    clearTimeout(lineTimer);
    for (const stream of [client, up, down, guest]) stream.destroy();
    const detail = endDetail ?? `the client closed (${code})`;
    options.onEnd({ detail, bytesDown, bytesUp });
  });
  secureAndJoin().catch(() => hangUp('the handshake broke off'));

  return {
    close,
    reset(detail) {
      endDetail ??= detail;
      socket.destroy();
    },
    stall(ms) {
      up.stall(ms);
      down.stall(ms);
    },
    goHalfOpen(ms) {
      up.swallow(true);
      down.swallow(true);
      webSocket.pause();
      if (Number.isFinite(ms)) lineTimer = setTimeout(endHalfOpen, ms).unref();
    },
    sendGarbage() {
      webSocket.send(randomBytes(GARBAGE_BYTES));
    },
  };
}
