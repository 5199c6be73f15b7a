import { Duplex } from 'node:stream';
import { IDLE_LINK, type LinkShape, scheduleArrival } from './link-schedule.ts';

/** A link with a rate hands bytes over in pieces of this size, near a network's packets. */
const SEGMENT_BYTES = 1460;
/** What a link holds before its sender must wait: a router's queue, beyond what is on its way. */
const QUEUE_BYTES = 64 * 1024;

export interface LinkOptions {
  /** Read for every piece of data, so that a change acts on connections that are open. */
  shape(): LinkShape;
  now(): number;
  random(): number;
}

/** One direction of a shaped link: bytes written to it can be read from it, later. */
export interface Link extends Duplex {
  /** Delivers nothing for this long; then all of it, in order. */
  stall(ms: number): void;
  /** While it is on, every byte that is written is lost. */
  swallow(on: boolean): void;
}

/** A link that is not shaped hands its bytes on at once: no timer, no cutting, no copy. */
export function createLink({ shape, now, random }: LinkOptions): Link {
  const queue: { data: Buffer; dueAt: number }[] = [];
  let queuedBytes = 0;
  let clock = IDLE_LINK;
  let readerWants = false;
  let ending = false;
  let stalledUntil = 0;
  let swallows = false;
  let timer: NodeJS.Timeout | undefined;
  let releaseWriter: (() => void) | undefined;

  function enqueue(bytes: Buffer): void {
    const current = shape();
    const size = current.bytesPerSecond === null ? bytes.length : SEGMENT_BYTES;
    for (let start = 0; start < bytes.length; start += size) {
      const data = bytes.subarray(start, start + size);
      clock = scheduleArrival(clock, current, { bytes: data.length, now: now(), random: random() });
      queue.push({ data, dueAt: clock.lastArrival });
      queuedBytes += data.length;
    }
  }

  /** Bytes under way do not hold the writer back; bytes that cannot leave or be taken in do. */
  function isFull(): boolean {
    const rate = shape().bytesPerSecond ?? Number.POSITIVE_INFINITY;
    const sendingMs = Math.max(0, clock.busyUntil - now());
    const unsent = sendingMs === 0 ? 0 : (sendingMs / 1000) * rate;
    const isBlocked = !readerWants || now() < stalledUntil;
    return unsent > QUEUE_BYTES || (isBlocked && queuedBytes > QUEUE_BYTES);
  }

  const dueAt = (segment: { dueAt: number }) => Math.max(segment.dueAt, stalledUntil);

  function deliver(): void {
    clearTimeout(timer);
    for (let next = queue[0]; next && readerWants && dueAt(next) <= now(); next = queue[0]) {
      queue.shift();
      queuedBytes -= next.data.length;
      // `push` may ask for more at once, from inside: the wish must be taken back before it.
      readerWants = false;
      if (link.push(next.data)) readerWants = true;
    }
    const next = queue[0];
    if (next && readerWants) timer = setTimeout(deliver, Math.ceil(dueAt(next) - now())).unref();
    if (!next && ending) link.push(null);
    if (releaseWriter && !isFull()) {
      const release = releaseWriter;
      releaseWriter = undefined;
      release();
    }
  }

  const duplex = new Duplex({
    read() {
      readerWants = true;
      deliver();
    },
    write(bytes: Buffer, _encoding, done) {
      if (swallows) {
        done();
        return;
      }
      enqueue(bytes);
      releaseWriter = done;
      deliver();
    },
    final(done) {
      ending = true;
      deliver();
      done();
    },
    destroy(error, done) {
      clearTimeout(timer);
      done(error);
    },
  });
  const link: Link = Object.assign(duplex, {
    stall(ms: number) {
      stalledUntil = now() + ms;
      deliver();
    },
    swallow(on: boolean) {
      swallows = on;
    },
  });
  return link;
}
