import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLayout } from '../../../../lib/vnc/typing/layout.ts';
import { CAREFUL_MS, FASTEST_MS } from '../../../../lib/vnc/typing/pace.ts';
import type { Progress } from '../../../../lib/vnc/typing/progress.ts';
import { generateTables } from '../../../../lib/vnc/typing/tables/generate.ts';
import { startTyping, type Typist } from '../../../../lib/vnc/typing/typist.ts';
import { createGuest, type Link } from './guest-model.ts';

const tables = generateTables();
const US = tables['en-us'] ?? {};
const DE = tables.de ?? {};

const printable = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 400 });

/** Starts typing at a guest; `run` lets everything happen that is going to. */
function typeAt(text: string, { table = US, link, fastestMs = FASTEST_MS }: Options = {}) {
  const guest = createGuest(table, link);
  const told: Progress[] = [];
  let isLive = true;
  let typist: Typist | undefined;
  const { keyboard, now, after } = guest;
  return {
    guest,
    start() {
      typist = startTyping(Array.from(text), {
        keyboard,
        layout: createLayout(table),
        fastestMs,
        isLive: () => isLive,
        onProgress: (progress) => told.push(progress),
        now,
        after,
      });
      return typist;
    },
    stall(on: boolean) {
      isLive = !on;
    },
    run: (ms = 600_000) => guest.runUntil(now() + ms),
    last: () => told.at(-1),
    told,
  };
}

interface Options {
  table?: typeof US;
  link?: Link;
  fastestMs?: number;
}

/** A link whose messages are now and then held up for as long as half a second. */
const unsteadyLink = fc
  .infiniteStream(
    fc.oneof({ weight: 20, arbitrary: fc.nat(60) }, { weight: 1, arbitrary: fc.nat(500) }),
  )
  .map((delays) => ({ delayMs: () => Number(delays.next().value) }));

test('any printable text arrives exactly, over a link that stalls and bunches', () => {
  fc.assert(
    fc.property(printable, unsteadyLink, (text, link) => {
      const typing = typeAt(text, { link });
      typing.start();
      typing.run();
      expect(typing.guest.typed()).toBe(text);
      expect(typing.guest.dropped()).toBe(0);
      expect(typing.guest.isHolding()).toBe(false);
      expect(typing.last()).toMatchObject({ end: 'done', taken: text.length });
    }),
    { numRuns: 60 },
  );
});

test('long text arrives exactly at the default pace, one event in 12 ms', () => {
  const text = 'The quick brown fox; jumps over {13} lazy dogs!\n'.repeat(100);
  const typing = typeAt(text, { link: { delayMs: () => 50 } });
  typing.start();
  typing.run();
  expect(typing.guest.typed()).toBe(text);
  const events = typing.guest.keyboard.sent();
  const endedAt = typing.told.findIndex(({ phase }) => phase === 'ended');
  expect(endedAt).toBe(typing.told.length - 1);
  expect(typing.told.length * 100).toBeLessThan(events * 13);
});

test('what QEMU would drop at another pace shows that the model has a queue', () => {
  const typing = typeAt('a'.repeat(400), { fastestMs: 2 });
  typing.start();
  typing.run();
  expect(typing.guest.dropped()).toBeGreaterThan(0);
});

test('keys for AltGr and both are pressed as the German layout has them', () => {
  const text = 'ä@€{[]}\\~|µ Zy';
  const typing = typeAt(text, { table: DE });
  typing.start();
  typing.run();
  expect(typing.guest.typed()).toBe(text);
});

test.each([
  ['Shift', 0x2a],
  ['the right Shift', 0x36],
  ['Ctrl, of the Ctrl+V that pasted', 0x1d],
  ['AltGr', 0xe038],
  ['Win', 0xe05b],
])('%s that is held is let go first', (_, scancode) => {
  const typing = typeAt('mixed Case');
  typing.guest.hold(scancode);
  typing.start();
  typing.run();
  expect(typing.guest.typed()).toBe('mixed Case');
});

test('the guest is typed at without CapsLock, over any link', () => {
  const typing = typeAt('mixed Case', { link: { delayMs: () => 200 } });
  typing.guest.switchCapsLock(true);
  typing.start();
  typing.run();
  expect(typing.guest.typed()).toBe('mixed Case');
});

test('CapsLock that stays on ends it before anything is typed', () => {
  const typing = typeAt('mixed Case');
  const { keyboard } = typing.guest;
  keyboard.capsLock = () => true;
  typing.start();
  typing.run();
  expect(typing.guest.typed()).toBe('');
  expect(typing.last()).toMatchObject({ end: 'caps-lock', sent: 0 });
});

describe('in the middle', () => {
  test('a pause holds no key down, and going on types the rest', () => {
    const text = 'UPPER CASE '.repeat(20);
    const typing = typeAt(text);
    const typist = typing.start();
    typing.run(1000);
    typist.pause();
    typing.run(5000);
    const before = typing.guest.typed();
    expect(before.length).toBeGreaterThan(0);
    expect(text.startsWith(before)).toBe(true);
    expect(typing.guest.isHolding()).toBe(false);
    expect(typing.last()).toMatchObject({ phase: 'paused', sent: before.length });
    typing.guest.switchCapsLock(true);
    typist.goOn();
    typing.run();
    expect(typing.guest.typed()).toBe(text);
  });

  test('cancelling stops at the count that it tells, with no key down', () => {
    const text = 'UPPER CASE '.repeat(20);
    const typing = typeAt(text);
    const typist = typing.start();
    typing.run(1000);
    typist.cancel();
    typing.run();
    const { end, sent = 0 } = typing.last() ?? {};
    expect(end).toBe('cancelled');
    expect(typing.guest.typed()).toBe(text.slice(0, sent));
    expect(typing.guest.isHolding()).toBe(false);
  });

  test('a stall sends nothing, and then all the rest', () => {
    const text = 'abc'.repeat(100);
    const typing = typeAt(text);
    typing.start();
    typing.run(1000);
    typing.stall(true);
    typing.run(500);
    const sent = typing.guest.keyboard.sent();
    typing.run(5000);
    expect(typing.guest.keyboard.sent()).toBe(sent);
    typing.stall(false);
    typing.run();
    expect(typing.guest.typed()).toBe(text);
  });

  test('a lost connection tells what has certainly arrived, and what may have', () => {
    fc.assert(
      fc.property(unsteadyLink, fc.integer({ min: 1, max: 8000 }), (link, cutAt) => {
        const text = 'Lost. And found: 42! '.repeat(20);
        const typing = typeAt(text, { link });
        const typist = typing.start();
        typing.run(cutAt);
        typing.guest.cut();
        typist.lose();
        typing.run();
        const { end, sent = 0, taken = 0 } = typing.last() ?? {};
        const typed = typing.guest.typed();
        expect(end).toBe('lost');
        expect(text.startsWith(typed)).toBe(true);
        expect(typed.length).toBeGreaterThanOrEqual(taken);
        expect(typed.length).toBeLessThanOrEqual(sent);
        // 64 events under way, two for a character at least, and the one that is being sent.
        expect(sent - taken).toBeLessThanOrEqual(33);
      }),
      { numRuns: 60 },
    );
  });
});

test('a server that falls behind is typed at more slowly, down to the careful pace', () => {
  const text = 'a'.repeat(600);
  const quick = typeAt(text, { link: { delayMs: () => 20 } });
  const slow = typeAt(text, { link: { delayMs: () => 1500 } });
  for (const typing of [quick, slow]) {
    typing.start();
    typing.run(7000);
  }
  const leftPerCharacter = ({ last }: typeof quick) => {
    const { leftMs = 0, total = 0, sent = 0 } = last() ?? {};
    return leftMs / (total - sent);
  };
  expect(leftPerCharacter(quick)).toBeCloseTo(2.5 * FASTEST_MS);
  expect(leftPerCharacter(slow)).toBeGreaterThan(2.5 * FASTEST_MS);
  expect(leftPerCharacter(slow)).toBeLessThanOrEqual(2.5 * CAREFUL_MS);
  slow.run();
  expect(slow.guest.typed()).toBe(text);
});

test('a server whose answers tell nothing is typed at all the same', () => {
  const typing = typeAt('no answers');
  const { keyboard } = typing.guest;
  keyboard.taken = () => undefined;
  typing.start();
  typing.run();
  expect(typing.guest.typed()).toBe('no answers');
  expect(typing.last()).toMatchObject({ end: 'done', taken: 0 });
});
