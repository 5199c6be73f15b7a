import { PNG } from 'pngjs';
import { afterEach, expect, test } from 'vitest';
import type { Guest, GuestPlan } from '../../types.ts';
import { Encoding } from '../../vnc/rfb/constants.ts';
import { connectRfbClient, type RfbClient } from '../../vnc/testing/rfb-client.ts';
import { typeText } from '../../vnc/testing/type-text.ts';
import { createEmbeddedGuest } from './guest.ts';

const CAPS_LOCK = 0x3a;
const KEYSYM_ENTER = 0xff0d;

const guests: Guest[] = [];

async function bootedGuest(screen: GuestPlan['screen'] = 'text'): Promise<Guest> {
  const guest = createEmbeddedGuest({ instanceId: 'i-test', screen });
  guests.push(guest);
  await guest.start();
  await guest.ready();
  return guest;
}

async function connectedClient(guest: Guest, ...encodings: number[]): Promise<RfbClient> {
  const client = await connectRfbClient(await guest.connectRfb());
  client.setEncodings(...encodings);
  return client;
}

/** The picture as RFB's default pixel format has it: blue, green, red, nothing. */
async function screenshotPixels(guest: Guest): Promise<Buffer> {
  const { data } = PNG.sync.read((await guest.screenshot()).data);
  for (let i = 0; i < data.length; i += 4) data.writeUInt32LE(data.readUInt32BE(i) >>> 8, i);
  return data;
}

afterEach(async () => {
  for (const guest of guests.splice(0)) await guest.dispose();
});

test.each([
  ['raw', Encoding.raw],
  ['zlib', Encoding.zlib],
] as const)('a full %s update is the picture of the screen, twice', async (_name, encoding) => {
  const guest = await bootedGuest();
  const client = await connectedClient(guest, encoding);
  expect([client.width, client.height]).toEqual([720, 400]);
  for (let round = 0; round < 2; round++) {
    client.requestUpdate(false);
    const [rect] = await client.nextUpdate();
    expect(rect).toMatchObject({ x: 0, y: 0, width: 720, height: 400, encoding });
    expect(rect?.pixels.equals(await screenshotPixels(guest))).toBe(true);
  }
});

test('the graphics screen is 1024x768 and shows more than a terminal', async () => {
  const guest = await bootedGuest('graphics');
  const client = await connectedClient(guest, Encoding.zlib);
  expect([client.width, client.height]).toEqual([1024, 768]);
  client.requestUpdate(false);
  const [rect] = await client.nextUpdate();
  expect(rect?.pixels.equals(await screenshotPixels(guest))).toBe(true);
  expect(rect?.pixels.readUInt32LE(0)).not.toBe(0);
});

test('extended keys and the desktop size are acknowledged at once', async () => {
  const client = await connectedClient(
    await bootedGuest(),
    Encoding.raw,
    Encoding.qemuExtendedKey,
    Encoding.extendedDesktopSize,
  );
  const encodings = (await client.nextUpdate()).map(({ encoding }) => encoding);
  expect(encodings).toEqual([Encoding.qemuExtendedKey, Encoding.extendedDesktopSize]);
});

test('a full request of one pixel is answered on a still screen', async () => {
  const client = await connectedClient(await bootedGuest(), Encoding.raw);
  client.requestUpdate(false, { width: 1, height: 1 });
  expect(await client.nextUpdate()).toMatchObject([{ width: 1, height: 1 }]);
});

test('an incremental request waits for a change and gets only what changed', async () => {
  const guest = await bootedGuest();
  const client = await connectedClient(guest, Encoding.raw);
  client.requestUpdate(true);
  await typeText(client, 'x');
  const [rect] = await client.nextUpdate();
  expect(rect?.height).toBe(16);
  expect(rect?.width).toBeLessThan(4 * 9);
});

test('typing a log command with scancodes writes to the serial port', async () => {
  const guest = await bootedGuest();
  const client = await connectedClient(guest, Encoding.raw);
  await typeText(client, 'log Hi-5 there\n');
  await expect.poll(() => guest.serial()).toContain('LOG: Hi-5 there\n');
});

test('caps lock turns letters round and leaves digits alone', async () => {
  const guest = await bootedGuest();
  const client = await connectedClient(guest, Encoding.raw);
  await typeText(client, 'log ');
  client.scancode(CAPS_LOCK, true);
  client.scancode(CAPS_LOCK, false);
  await typeText(client, 'aB1\n');
  await expect.poll(() => guest.serial()).toContain('LOG: Ab1\n');
});

test('keysyms without scancodes type without shift, as QEMU has it', async () => {
  const guest = await bootedGuest();
  const client = await connectedClient(guest, Encoding.raw);
  for (const keysym of [...'log A@'].map((c) => c.charCodeAt(0)).concat(KEYSYM_ENTER)) {
    client.keysym(keysym, true);
    client.keysym(keysym, false);
  }
  await expect.poll(() => guest.serial()).toContain('LOG: a2\n');
});

test('a reboot keeps the connection and the serial text, and starts the shell anew', async () => {
  const guest = await bootedGuest();
  const client = await connectedClient(guest, Encoding.raw);
  await typeText(client, 'log before\nlog lost');
  await expect.poll(() => guest.serial()).toContain('LOG: before\n');
  await guest.reboot({ force: false });
  await typeText(client, 'log after\n');
  await expect.poll(() => guest.serial()).toBe('READY\nLOG: before\nREADY\nLOG: after\n');
});

test('a stopped machine drops its clients, refuses new ones and can be started', async () => {
  const guest = await bootedGuest();
  const stream = await guest.connectRfb();
  const closed = new Promise((resolve) => stream.on('close', resolve));
  stream.resume();
  await guest.stop({ force: false });
  await closed;
  expect(guest.state()).toBe('Stopped');
  await expect(guest.connectRfb()).rejects.toThrow('off');
  await guest.start();
  expect(guest.state()).toBe('Starting');
  await guest.ready();
  expect(guest.state()).toBe('Running');
});

test('bytes that are no RFB make the server hang up', async () => {
  const guest = await bootedGuest();
  const stream = await guest.connectRfb();
  await connectRfbClient(stream);
  const closed = new Promise((resolve) => stream.on('close', resolve));
  stream.write(Buffer.from([99, 1, 2, 3]));
  stream.resume();
  await closed;
});
