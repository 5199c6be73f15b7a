import { createPacer, type Pacer } from '../../../lib/vnc/pacer.ts';
import { createSlowPacer } from '../../../lib/vnc/pacer-slow.ts';
import { IDLE_LINK, type LinkShape, scheduleArrival } from '../../cloud/vnc/link-schedule.ts';
import { createEventQueue } from './event-queue.ts';
import { type QemuOptions, type ServerMessage, simulateQemu } from './simulated-qemu.ts';

export interface Simulation extends QemuOptions {
  /** How long to run, ms. */
  ms: number;
  link(now: number): LinkShape;
  /** A number in [0, 1), for the jitter. */
  random?: () => number;
  /** What a slow link's end hands over at once: a packet, or a whole WebSocket message. */
  pieceBytes?: number;
  /** The steps of the page's timers; a window in the background has one in a second. */
  timerMs?: number;
  /** The session asks for a ping this often. */
  pingEveryMs?: number;
  /** Stock noVNC instead of the pacer: one more request after every update. */
  stock?: boolean;
  /** The slow pacer instead, with this rest. */
  restMs?: number;
}

export interface SimulationResult {
  /** When each frame was complete. */
  frames: number[];
  /** When each request was sent. */
  requests: number[];
  /** Round trips of an observer's own pings, which the server does not take for requests. */
  pings: { at: number; ms: number }[];
  /** The most requests that the pacer held for possible at any time. */
  mostOutstanding: number;
  /** How many bytes came from the server. */
  bytes: number;
  /** Whether the last request was sent after the last update came in: the server can answer. */
  endsWithRequest: boolean;
}

const PACKET_BYTES = 1460;
const REQUEST_BYTES = 10;
const ANSWER_BYTES = 36;
/** What one read of the server's socket gives, at most. */
const READ_BYTES = 65_536;
const OBSERVE_EVERY_MS = 250;

function pacerOf({ stock, restMs }: Simulation): Pacer | undefined {
  if (stock) return undefined;
  if (restMs === undefined) return createPacer();
  return { ...createSlowPacer(restMs), outstanding: () => 1 };
}

/** Runs a pacer, or stock noVNC, against a simulated QEMU over a simulated link. */
export function simulate(options: Simulation): SimulationResult {
  const { link, ms, random = () => 0.5, pieceBytes = PACKET_BYTES, timerMs = 1 } = options;
  const queue = createEventQueue();
  const pacer = pacerOf(options);
  const frames: number[] = [];
  const requests: number[] = [];
  const pings: { at: number; ms: number }[] = [];
  let mostOutstanding = 0;
  let bytes = 0;
  let lastUpdateAt = -1;

  const up = createLine();
  const down = createLine();

  /** One direction of the link; `carry` calls back when the bytes are through. */
  function createLine() {
    let clock = IDLE_LINK;
    return function carry(bytes: number, arrive: () => void): void {
      const now = queue.now();
      for (let left = bytes; left > 0; left -= PACKET_BYTES) {
        const size = Math.min(left, PACKET_BYTES);
        clock = scheduleArrival(clock, link(now), { bytes: size, now, random: random() });
      }
      queue.at(clock.lastArrival, arrive);
    };
  }

  const server = simulateQemu(queue, options, (message) => {
    const size = link(queue.now()).bytesPerSecond === null ? READ_BYTES : pieceBytes;
    bytes += message.bytes;
    for (let left = message.bytes; left > 0; left -= size) {
      const piece = Math.min(left, size);
      const complete = left <= size ? message : undefined;
      down(piece, () => receive(piece, complete));
    }
  });

  function send(message: 'request' | 'ping'): void {
    if (message === 'request') requests.push(queue.now());
    up(REQUEST_BYTES, () => server.receive(message));
  }

  function receive(piece: number, complete: ServerMessage | undefined): void {
    const now = queue.now();
    pacer?.received(piece, now);
    if (complete?.type === 'answer') pacer?.answered(now);
    if (complete?.type === 'update') {
      if (complete.isFrame) frames.push(now);
      lastUpdateAt = now;
      pacer?.updated(complete.isFrame, now);
    }
    if (complete && options.stock) send('request');
    if (complete) act();
  }

  let wake = 0;
  function act(): void {
    if (!pacer) return;
    const now = queue.now();
    const { send: messages, wakeAt } = pacer.next(now);
    for (const message of messages) send(message);
    mostOutstanding = Math.max(mostOutstanding, pacer.outstanding());
    wake += 1;
    const thisWake = wake;
    if (wakeAt === undefined) return;
    queue.at(Math.ceil(wakeAt / timerMs) * timerMs, () => {
      if (thisWake === wake) act();
    });
  }

  function observe(): void {
    const at = queue.now();
    up(REQUEST_BYTES, () => down(ANSWER_BYTES, () => pings.push({ at, ms: queue.now() - at })));
    queue.at(at + OBSERVE_EVERY_MS, observe);
  }

  function pingNow(everyMs: number): void {
    pacer?.ping();
    act();
    queue.at(queue.now() + everyMs, () => pingNow(everyMs));
  }

  queue.at(0, () => {
    for (const message of pacer?.started(0) ?? []) send(message);
    // noVNC's first request: the whole screen, changed or not.
    send('ping');
    act();
  });
  queue.at(0, observe);
  const { pingEveryMs } = options;
  if (pingEveryMs !== undefined) queue.at(pingEveryMs, () => pingNow(pingEveryMs));
  queue.runUntil(ms);
  const endsWithRequest = (requests.at(-1) ?? 0) >= lastUpdateAt;
  return { frames, requests, pings, mostOutstanding, bytes, endsWithRequest };
}
