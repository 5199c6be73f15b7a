import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KeyEvent } from '../../../../lib/vnc/typing/key-event.ts';
import { createLayout } from '../../../../lib/vnc/typing/layout.ts';
import { generateTables } from '../../../../lib/vnc/typing/tables/generate.ts';
import { startTyping } from '../../../../lib/vnc/typing/typist.ts';
import { createGuests, type GuestFleet } from '../../../cloud/guests/create.ts';
import { KEYMAPS, type Keymap } from '../../../cloud/guests/keymaps.ts';
import { requireQemuPrograms } from '../../../cloud/guests/qemu-requirements.ts';
import type { Guest } from '../../../cloud/types.ts';
import { Encoding } from '../../../cloud/vnc/rfb/constants.ts';
import { connectRfbClient, type RfbClient } from '../../../cloud/vnc/testing/rfb-client.ts';

const INSTANCE = 'i-layouttest';
const BOOT_MS = 120_000;
/** Twice what QEMU takes for a key, because the machine has other tests to run meanwhile. */
const EVENT_MS = 20;
/** A guest that gets no processor time for a while loses keys: layouts are tested, not that. */
const ATTEMPTS = 3;
const ECHO = { timeout: 5000 };

const missing = await requireQemuPrograms().then(
  () => undefined,
  (error: Error) => error.message,
);

let dir: string;
let fleet: GuestFleet;
let guest: Guest;
let client: RfbClient;

beforeAll(async () => {
  if (missing !== undefined) return;
  dir = await mkdtemp(join(tmpdir(), 'quick-vnc-layouts-'));
  const plan = { instanceId: INSTANCE, screen: 'text', running: true } as const;
  fleet = await createGuests({ plans: [plan], kind: 'qemu', dir });
  const created = fleet.guests.get(INSTANCE);
  if (!created) throw new Error('The machine was not made.');
  guest = created;
  await guest.ready();
  const stream = await guest.connectRfb();
  client = await connectRfbClient(stream);
  client.setEncodings(Encoding.raw, Encoding.qemuExtendedKey);
  stream.resume();
}, BOOT_MS);

afterAll(async () => {
  if (missing !== undefined) return;
  await fleet.dispose();
  await rm(dir, { recursive: true });
});

/** The product's tags for the guest's keymaps. */
const tagOf = (keymap: Keymap) => (keymap === 'cz' ? 'cs' : keymap);

function type(text: string, keymap: Keymap): Promise<void> {
  let sent = 0;
  return new Promise((resolve) => {
    startTyping(Array.from(text), {
      keyboard: {
        send({ scancode, down }: KeyEvent) {
          client.scancode(scancode > 0xff ? (scancode & 0xff) | 0x80 : scancode, down);
          sent += 1;
        },
        sent: () => sent,
        taken: () => undefined,
        ask: () => undefined,
        releaseHeld: () => undefined,
        capsLock: () => null,
      },
      layout: createLayout(generateTables()[tagOf(keymap)] ?? {}),
      fastestMs: EVENT_MS,
      isLive: () => true,
      onProgress: ({ phase }) => phase === 'ended' && resolve(),
      now: () => performance.now(),
      after(ms, callback) {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    });
  });
}

/** Types a line, once more if need be, until the guest has said what that makes it say. */
async function arrives(line: string, echo: string, keymap: Keymap): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await type(line, keymap);
    try {
      return await expect.poll(() => guest.serial(), ECHO).toContain(echo);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/** Everything printable but the quote that the shell needs. */
const ASCII = Array.from({ length: 95 }, (_, at) => String.fromCharCode(0x20 + at))
  .filter((character) => character !== "'")
  .join('');

test.skipIf(missing !== undefined)(
  'all printable ASCII arrives exactly at a guest with any of six layouts',
  async () => {
    // A shell that is only just starting throws away what was typed ahead of its prompt.
    const tryShell = () => type('log up\n', 'en-us').then(guest.serial);
    await expect.poll(tryShell).toContain('LOG: up');
    let current: Keymap = 'en-us';
    for (const keymap of [...KEYMAPS.slice(1), KEYMAPS[0]]) {
      await arrives(`keymap ${keymap}\n`, `LOG: keymap ${keymap}`, current);
      current = keymap;
      await arrives(`log '${keymap}:${ASCII}'\n`, `LOG: ${keymap}:${ASCII}\r\n`, keymap);
    }
  },
  2 * BOOT_MS,
);
