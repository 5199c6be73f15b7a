import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Guest } from '../types.ts';
import { Encoding } from '../vnc/rfb/constants.ts';
import { connectRfbClient } from '../vnc/testing/rfb-client.ts';
import { typeText } from '../vnc/testing/type-text.ts';
import { createGuests, type GuestFleet } from './create.ts';
import { requireQemuPrograms } from './qemu-requirements.ts';

const INSTANCE = 'i-qemutest';
/** A boot takes 3 s on a quiet machine, and many times that on a busy one (measured). */
const BOOT_MS = 120_000;
/** QEMU hands a guest one key event in 10 ms and drops what its queue cannot hold (measured). */
const KEY_MS = 25;
const ATTEMPTS = 3;
const ECHO = { timeout: 10_000 };

const missing = await requireQemuPrograms().then(
  () => undefined,
  (error: Error) => error.message,
);
if (missing !== undefined) console.warn(`The tests of real machines are skipped. ${missing}`);

let dir: string;
let fleet: GuestFleet;
let guest: Guest;

beforeAll(async () => {
  if (missing !== undefined) return;
  dir = await mkdtemp(join(tmpdir(), 'quick-vnc-qemu-'));
  const plan = { instanceId: INSTANCE, screen: 'text', running: true } as const;
  fleet = await createGuests({ plans: [plan], kind: 'qemu', dir });
  const created = fleet.guests.get(INSTANCE);
  if (!created) throw new Error('The machine was not made.');
  guest = created;
  await guest.ready();
}, BOOT_MS);

afterAll(async () => {
  if (missing !== undefined) return;
  await fleet.dispose();
  await rm(dir, { recursive: true });
});

async function typeLogCommand(token: string): Promise<void> {
  const stream = await guest.connectRfb();
  const client = await connectRfbClient(stream);
  client.setEncodings(Encoding.raw, Encoding.qemuExtendedKey);
  stream.resume();
  const hasArrived = () => guest.serial().includes(`LOG: ${token}`);
  // Typed anew, because a guest loses keys while it gets no processor time.
  for (let attempt = 0; attempt < ATTEMPTS && !hasArrived(); attempt += 1) {
    await typeText(client, `log ${token}\n`, () => delay(KEY_MS));
    await vi.waitFor(() => expect(hasArrived()).toBe(true), ECHO).catch(() => undefined);
  }
  stream.destroy();
  expect(guest.serial()).toContain(`LOG: ${token}`);
}

test.skipIf(missing !== undefined)('a machine that said READY is Running', () => {
  expect(guest.state()).toBe('Running');
});

test.skipIf(missing !== undefined)(
  'what is typed as scancodes on the screen comes out of the serial port',
  () => typeLogCommand('First-1'),
  BOOT_MS,
);

test.skipIf(missing !== undefined)('a screenshot shows a text screen with text on it', async () => {
  const { type, data } = await guest.screenshot();
  expect(type).toBe('image/png');
  const picture = PNG.sync.read(data);
  expect([picture.width, picture.height]).toEqual([720, 400]);
  const isLit = (i: number) => i % 4 !== 3 && (picture.data[i] ?? 0) > 0x80;
  expect(picture.data.filter((_, i) => isLit(i)).length).toBeGreaterThan(1000);
});

test.skipIf(missing !== undefined)(
  'an animated screen is redrawn all the time, until a key is pressed',
  async () => {
    const stream = await guest.connectRfb();
    const client = await connectRfbClient(stream);
    stream.resume();
    const picture = async () => (await guest.screenshot()).data.toString('base64');
    await typeText(client, 'animate\n', () => delay(KEY_MS));
    await expect.poll(() => guest.serial(), { timeout: 60_000 }).toContain('ANIMATED');
    const first = await picture();
    await expect.poll(picture).not.toBe(first);
    await typeText(client, 'q');
    await expect.poll(() => guest.serial(), { timeout: 30_000 }).toContain('STILL');
    stream.destroy();
    await typeLogCommand('after-animation');
  },
  BOOT_MS,
);

test.skipIf(missing !== undefined)(
  'a reboot keeps the VNC connection and comes back to the shell',
  async () => {
    const stream = await guest.connectRfb();
    let isOpen = true;
    stream.on('close', () => {
      isOpen = false;
    });
    await guest.reboot({ force: false });
    expect(guest.state()).toBe('Starting');
    await guest.ready();
    expect(isOpen).toBe(true);
    stream.destroy();
    await typeLogCommand('after-reboot');
  },
  BOOT_MS,
);

test.skipIf(missing !== undefined)(
  'a soft stop is done by the guest itself, and a stopped machine can be started again',
  async () => {
    await guest.stop({ force: false });
    expect(guest.state()).toBe('Stopped');
    expect(guest.serial()).toContain('Power down');
    await expect(guest.connectRfb()).rejects.toThrow('off');
    await guest.start();
    expect(guest.state()).toBe('Starting');
    await guest.ready();
    await typeLogCommand('after-start');
    expect(guest.serial()).toContain('LOG: First-1');
  },
  BOOT_MS,
);

test.skipIf(missing !== undefined)('a killed machine closes its VNC connections', async () => {
  const stream = await guest.connectRfb();
  stream.on('error', () => {}).resume();
  const closed = new Promise((resolve) => stream.on('close', resolve));
  await guest.kill();
  await closed;
  expect(guest.state()).toBe('Stopped');
});
