import { createPacer, type Health, type PacerMessage } from './pacer.ts';
import { createSlowPacer } from './pacer-slow.ts';
import type { Update, UpdateReader } from './pacer-updates.ts';

/** noVNC's connection below an RFB object. */
export type Sock = object;

type SendRequest = (
  sock: Sock,
  incremental: boolean,
  x: number,
  y: number,
  width: number,
  height: number,
) => void;

/** noVNC's functions that write messages: its one place to change what it sends, without a fork. */
export interface MessageWriters {
  fbUpdateRequest: SendRequest;
}

/** The RFB object, as far as the pacer needs it. */
export type PacedRfb = Pick<UpdateReader, '_fbWidth' | '_fbHeight'> & { _sock: Sock };

/** A pacer at work on one connection. */
export interface Pacing {
  /** To be told of every complete update. */
  updated(update: Update): void;
  /** Asks the server for a sign of life; see `health`. */
  ping(): void;
  /** Answers are pixels alone so far: such a server gives them when it next looks for changes. */
  answersLate(): boolean;
  health(): Health;
  /** How long the link takes for a frame; 0 if it is quicker than can be told. */
  frameMs(): number;
  /** How many pings were sent on this connection, and how many of those were answered. */
  pings(): { sent: number; answered: number };
  stop(): void;
}

interface Manner {
  /** How long to leave the link alone after each update; without it, not at all, ms. */
  restMs?: number | undefined;
  /** When the first requests were sent, if not when noVNC sends them. */
  askedAt(): number | undefined;
}

/** No more pixels than the server repaints for a ping: QEMU's smallest piece is 16 wide. */
export const PING_PIXELS = 16;

/**
 * Takes noVNC's requests for updates over, for the connections that are paced from now on. To be
 * called once for a loaded noVNC.
 */
export function takeOverRequests(messages: MessageWriters) {
  const write = messages.fbUpdateRequest;
  /** What happens instead of noVNC's own requests. */
  const instead = new WeakMap<Sock, (incremental: boolean, send: () => void) => void>();
  messages.fbUpdateRequest = (...request) => {
    const [sock, incremental] = request;
    const send = () => write(...request);
    const divert = instead.get(sock);
    if (divert) divert(incremental, send);
    else send();
  };

  /**
   * To be called in the task that makes the RFB object and its socket.
   */
  return function pace(rfb: PacedRfb, socket: WebSocket, { restMs, askedAt }: Manner): Pacing {
    const pacer = restMs === undefined ? createPacer() : createSlowPacer(restMs);
    const now = () => performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isStopped = false;
    /** Some servers answer a ping with pixels and nothing else. */
    let answersApart = false;
    const pings = { sent: 0, answered: 0 };

    function answerOne(): void {
      // A size that nobody asked for, since the guest changed it, answers nothing.
      if (pacer.health().waitingSince !== undefined) pings.answered += 1;
      pacer.answered(now());
    }

    /** A server whose answer is pixels takes together what it was asked for: maybe several pings. */
    function answerAll(): void {
      while (pacer.health().waitingSince !== undefined) answerOne();
    }

    function send(message: PacerMessage): void {
      if (message === 'ping') pings.sent += 1;
      if (message === 'ping') write(rfb._sock, false, 0, 0, 1, 1);
      else write(rfb._sock, true, 0, 0, rfb._fbWidth, rfb._fbHeight);
    }

    function act(): void {
      if (isStopped) return;
      const { send: messages, wakeAt } = pacer.next(now());
      for (const message of messages) send(message);
      clearTimeout(timer);
      timer = wakeAt === undefined ? undefined : setTimeout(act, wakeAt - now());
    }

    instead.set(rfb._sock, (incremental, sendIt) => {
      // noVNC asks anew after every update, answers to pings included: that is the pacer's task.
      if (incremental) return;
      for (const message of pacer.started(askedAt() ?? now())) send(message);
      // The pacer counts on this one as on a ping.
      pings.sent += 1;
      sendIt();
    });

    // By capture it comes before noVNC's own handler, which was there first.
    socket.addEventListener('message', count, { capture: true });
    function count({ data }: MessageEvent): void {
      if (data instanceof ArrayBuffer) pacer.received(data.byteLength, now());
    }

    return {
      updated({ pixels, tellsSize }) {
        answersApart ||= tellsSize;
        if (pixels > 0 && (tellsSize || !answersApart)) answerAll();
        else if (tellsSize) answerOne();
        if (pixels > 0) pacer.updated(pixels > PING_PIXELS, now());
        act();
      },
      ping() {
        pacer.ping();
        act();
      },
      answersLate: () => !answersApart,
      health: pacer.health,
      frameMs: pacer.frameMs,
      pings: () => pings,
      stop() {
        isStopped = true;
        clearTimeout(timer);
        socket.removeEventListener('message', count, { capture: true });
      },
    };
  };
}
