import { createByteQueue } from './byte-queue.ts';
import { Encoding } from './encodings.ts';
import { type Facts, ProbeEnded } from './facts.ts';
import { greet, passSecurity, readScreen, type Wire } from './handshake.ts';
import { readMessages, requestEncodings, requestPixel } from './messages.ts';
import { isPicture } from './rectangles.ts';

export interface ProbeDeps {
  createSocket(url: string, protocols: string[]): WebSocket;
  now(): number;
  /** Calls back after `ms`; the function that it returns cancels. */
  after(ms: number, callback: () => void): () => void;
}

export interface ProbeRequest {
  url: string;
  protocols: string[];
  /** `greeting`: is there an RFB server at all; `everything`: all that it tells. */
  depth: 'greeting' | 'everything';
  signal: AbortSignal;
}

/** All of a probe, however the server behaves. */
export const PROBE_DEADLINE_MS = 15_000;

/** How long a server has to show, unasked, what it knows of what it was offered. */
const SETTLE_MS = 1000;

/** QEMU before 6.0 answers a ping when it next looks at the screen, every 3 s. */
const ANSWER_MS = 5000;

/** Where the answer was the screen's size, its pixel comes this much later at most. */
const PICTURE_MS = 3500;

/** The next connection must not find this one still there. */
const CLOSE_MS = 2000;

/**
 * Looks at a VNC server without touching the guest: no key, no pointer. Ends within its deadline
 * whatever the server does, and never rejects.
 */
export async function probe(request: ProbeRequest, deps: ProbeDeps): Promise<Facts> {
  const facts: Facts = { stage: 'open', acknowledged: new Set() };
  const queue = createByteQueue();
  const stop = () => queue.end('stopped');
  request.signal.addEventListener('abort', stop);
  if (request.signal.aborted) stop();
  const cancelDeadline = deps.after(PROBE_DEADLINE_MS, () => queue.end('silent'));
  let close: () => Promise<void> = async () => undefined;
  try {
    const connection = openSocket(request, deps, queue, facts);
    close = connection.close;
    const wire: Wire = { ...queue, send: connection.send };
    await greet(wire, facts);
    if (request.depth === 'everything') await lookClosely(wire, facts, deps);
  } catch (error) {
    if (!(error instanceof ProbeEnded)) throw error;
    facts.end = error.end;
  } finally {
    cancelDeadline();
    request.signal.removeEventListener('abort', stop);
    await close();
  }
  return facts;
}

async function lookClosely(wire: Wire, facts: Facts, deps: ProbeDeps): Promise<void> {
  await passSecurity(wire, facts);
  await readScreen(wire, facts);

  facts.stage = 'encodings';
  wire.send(requestEncodings());
  let asked: number | undefined;
  const waiters = new Map<'answer' | 'picture', () => void>();
  const seen = (what: 'answer' | 'picture') =>
    new Promise<void>((resolve) => waiters.set(what, resolve));
  const [answered, painted] = [seen('answer'), seen('picture')];
  const reading = readMessages(wire, facts, (encoding) => {
    const picture = isPicture(encoding);
    if (asked === undefined || !(picture || encoding === Encoding.extendedDesktopSize)) return;
    facts.ping ??= { roundTripMs: deps.now() - asked, answer: picture ? 'picture' : 'size' };
    waiters.get('answer')?.();
    if (picture) waiters.get('picture')?.();
  });
  // Where the messages end early, everything that waits ends with them.
  const broken = reading.then(() => new Promise<never>(() => undefined));
  const within = (ms: number, wish?: Promise<void>) => {
    let cancel = () => {};
    const late = new Promise<void>((resolve) => {
      cancel = deps.after(ms, resolve);
    });
    return Promise.race([broken, late, ...(wish ? [wish] : [])]).finally(cancel);
  };

  await within(SETTLE_MS);
  facts.stage = 'ping';
  asked = deps.now();
  wire.send(requestPixel());
  await within(ANSWER_MS, answered);
  if (!facts.ping) throw new ProbeEnded('silent');
  await within(PICTURE_MS, painted).catch(() => undefined);
}

/** Opens the WebSocket and lets its bytes, and its end, come into the queue. */
function openSocket(
  { url, protocols }: ProbeRequest,
  { createSocket, now, after }: ProbeDeps,
  queue: ReturnType<typeof createByteQueue>,
  facts: Facts,
) {
  const start = now();
  const socket = createSocket(url, protocols);
  socket.binaryType = 'arraybuffer';
  let opened = false;
  let isOurs = false;
  const closed = new Promise<void>((resolve) => {
    socket.addEventListener('close', ({ code, reason }) => {
      if (!isOurs) facts.close = { code, reason };
      queue.end(opened ? 'closed' : 'refused');
      resolve();
    });
  });
  socket.addEventListener('open', () => {
    opened = true;
    facts.stage = 'version';
    facts.openMs = now() - start;
    facts.subprotocol = socket.protocol;
  });
  socket.addEventListener('message', ({ data }) => {
    if (data instanceof ArrayBuffer) queue.feed(new Uint8Array(data));
    else queue.end('garbage');
  });
  return {
    send: (bytes: Uint8Array<ArrayBuffer>) => socket.send(bytes),
    async close() {
      isOurs = true;
      socket.close();
      let cancel = () => {};
      const late = new Promise<void>((resolve) => {
        cancel = after(CLOSE_MS, resolve);
      });
      await Promise.race([closed, late]);
      cancel();
    },
  };
}
