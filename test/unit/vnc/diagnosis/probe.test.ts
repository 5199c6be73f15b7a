import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { Encoding } from '../../../../lib/vnc/diagnosis/encodings.ts';
import type { Facts } from '../../../../lib/vnc/diagnosis/facts.ts';
import { PROBE_DEADLINE_MS, probe } from '../../../../lib/vnc/diagnosis/probe.ts';
import { createClientMessageParser } from '../../../cloud/vnc/rfb/client-messages.ts';
import { proxyForTest, type VncBehaviour } from '../../../cloud/vnc/testing/test-proxy.ts';
import { type ScriptedSocket, scriptedSocket } from './scripted-socket.ts';

const realTime = {
  now: () => performance.now(),
  after(ms: number, callback: () => void) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

async function probeLocalCloud(switches: Partial<VncBehaviour>, protocols = ['binary']) {
  const { ticketAddress } = await proxyForTest(switches);
  return probe(
    {
      url: ticketAddress(),
      protocols,
      depth: 'everything',
      signal: new AbortController().signal,
    },
    { ...realTime, createSocket: (url, offered) => new WebSocket(url, offered) },
  );
}

test('everything about a server that answers is found out', async () => {
  const facts = await probeLocalCloud({});
  expect(facts).toMatchObject({
    stage: 'ping',
    subprotocol: 'binary',
    version: '003.008',
    securityTypes: [1],
    screen: { width: 720, height: 400, bitsPerPixel: 32, name: 'Quick VNC (i-proxytest)' },
    ping: { answer: 'size' },
    pictureEncoding: Encoding.zlib,
  });
  expect(facts.end).toBeUndefined();
  expect([...facts.acknowledged].sort()).toEqual([Encoding.qemuKeys, Encoding.extendedDesktopSize]);
  expect(facts.openMs).toBeGreaterThan(0);
  expect(facts.ping?.roundTripMs).toBeGreaterThan(0);
});

test.each<[string, Partial<VncBehaviour>, string[], Partial<Facts>]>([
  [
    'a password',
    { security: 'vncauth' },
    ['binary'],
    { stage: 'security', end: 'password', securityTypes: [2] },
  ],
  [
    'a refusal with a reason',
    { security: 'fail' },
    ['binary'],
    { stage: 'security', end: 'security', reason: 'Failed to license verification.' },
  ],
  [
    'a subprotocol that is required',
    { subprotocol: 'require' },
    [],
    { stage: 'open', end: 'refused' },
  ],
  ['a ticket that is dead', { ticketTtlMs: -1 }, ['binary'], { stage: 'open', end: 'refused' }],
])('%s ends it where it ends a viewer', async (_what, switches, protocols, expected) => {
  expect(await probeLocalCloud(switches, protocols)).toMatchObject(expected);
});

/** All that a good server says, in the pieces between which it waits for the client. */
const ascii = (text: string) => [...new TextEncoder().encode(text)];
const SERVER: readonly number[][] = [
  ascii('RFB 003.008\n'),
  [1, 1],
  [0, 0, 0, 0],
  [
    2,
    128,
    1,
    224,
    32,
    24,
    0,
    1,
    0,
    255,
    0,
    255,
    0,
    255,
    16,
    8,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    2,
    ...ascii('vm'),
  ],
  // -258, then the screen's size.
  [0, 0, 0, 2, 0, 0, 0, 0, 2, 128, 1, 224, 255, 255, 254, 254],
  [0, 0, 0, 0, 2, 128, 1, 224, 255, 255, 254, 204, 1, 0, 0, 0, ...Array(16).fill(0)],
  // A fence that wants an answer, the end of continuous updates, and a clipboard's capabilities.
  [248, 0, 0, 0, 128, 0, 0, 1, 2, 7, 7],
  [150],
  [3, 0, 0, 0, 255, 255, 255, 252, 0, 0, 0, 0],
];
/** The answer to a ping: one pixel, as Tight fills it. */
const PIXEL = [0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 7, 0x80, 1, 2, 3];

/** Probes a scripted server in simulated time. */
async function probeScript(play: (server: ScriptedSocket) => void, stopAfterMs?: number) {
  vi.useFakeTimers();
  try {
    const server = scriptedSocket();
    const stopping = new AbortController();
    const start = Date.now();
    const request = { url: 'wss://proxy', protocols: [], depth: 'everything' } as const;
    const probing = probe(
      { ...request, protocols: [], signal: stopping.signal },
      {
        now: Date.now,
        after: realTime.after,
        createSocket() {
          setTimeout(() => play(server), 0);
          return server.socket;
        },
      },
    );
    if (stopAfterMs !== undefined) setTimeout(() => stopping.abort(), stopAfterMs);
    await vi.advanceTimersByTimeAsync(PROBE_DEADLINE_MS + 5000);
    const facts = await probing;
    return { facts, sent: server.sent, ms: Date.now() - start };
  } finally {
    vi.useRealTimers();
  }
}

/** The handshake at once, the answer to the ping when it is asked for. */
function playWell(server: ScriptedSocket): void {
  server.open();
  server.say(Uint8Array.from(SERVER.flat()));
  setTimeout(() => server.say(Uint8Array.from(PIXEL)), 1040);
}

test('extensions that show by messages of their own are noted, and a fence is answered', async () => {
  const { facts, sent } = await probeScript(playWell);
  expect(facts.end).toBeUndefined();
  expect([...facts.acknowledged]).toEqual([
    Encoding.qemuKeys,
    Encoding.extendedDesktopSize,
    Encoding.fence,
    Encoding.continuousUpdates,
    Encoding.extendedClipboard,
  ]);
  expect(facts.ping).toEqual({ roundTripMs: 40, answer: 'picture' });
  expect(facts.pictureEncoding).toBe(Encoding.tight);
  expect(sent.join()).toContain([248, 0, 0, 0, 0, 0, 0, 1, 2, 7, 7].join());
});

test('nothing is sent that the guest could notice', async () => {
  const { sent } = await probeScript(playWell);
  const handshake = 'RFB 003.008\n'.length + 1 + 1;
  const messages = createClientMessageParser().feed(Buffer.from(sent.slice(handshake)));
  expect(messages.map(({ type }) => type)).toEqual([
    'set-pixel-format',
    'set-encodings',
    'other',
    'update-request',
  ]);
});

test('a server that falls silent after any byte is given up in time', async () => {
  const bytes = SERVER.flat();
  for (let length = 0; length < bytes.length; length++) {
    const { facts } = await probeScript((server) => {
      server.open();
      server.say(Uint8Array.from(bytes.slice(0, length)));
    });
    expect(facts.end, `after ${length} bytes`).toBe('silent');
  }
});

test('a server that hangs up after any byte says so by its code', async () => {
  const bytes = SERVER.flat();
  for (let length = 0; length < bytes.length; length++) {
    const { facts } = await probeScript((server) => {
      server.open();
      server.say(Uint8Array.from(bytes.slice(0, length)));
      server.hangUp(4001, 'enough');
    });
    expect(facts, `after ${length} bytes`).toMatchObject({
      end: 'closed',
      close: { code: 4001, reason: 'enough' },
    });
  }
});

test('a server that is never reached is given up in time', async () => {
  const { facts } = await probeScript(() => undefined);
  expect(facts).toMatchObject({ stage: 'open', end: 'silent' });
});

test('whatever a server says, it ends within the deadline', async () => {
  const rfb = fc.uint8Array({ maxLength: 200 }).map((noise) => {
    const bytes = Uint8Array.from(SERVER.flat());
    for (const [index, byte] of noise.entries()) if (byte > 200) bytes[index] = byte;
    return bytes;
  });
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 400 }), rfb), async (bytes) => {
      const { facts } = await probeScript((server) => {
        server.open();
        server.say(bytes);
      });
      expect(facts.end).toBeDefined();
    }),
    { numRuns: 200 },
  );
});

test('a text message is no RFB', async () => {
  const { facts } = await probeScript((server) => {
    server.open();
    server.say('RFB 003.008\n');
  });
  expect(facts).toMatchObject({ stage: 'version', end: 'garbage' });
});

test('a flood ends it, and is not kept', async () => {
  const { facts } = await probeScript((server) => {
    server.open();
    for (let index = 0; index < 20; index++) server.say(new Uint8Array(1024 * 1024));
  });
  expect(facts.end).toBe('garbage');
});

test('it can be stopped', async () => {
  const { facts } = await probeScript((server) => server.open(), 100);
  expect(facts.end).toBe('stopped');
});

test.each([
  ['003.003', [0, 0, 0, 1], 'RFB 003.003\n'],
  ['003.007', [1, 1], 'RFB 003.007\n'],
  ['003.889', [1, 1, 0, 0, 0, 0], 'RFB 003.008\n'],
])('a server of version %s is spoken to in its own way', async (version, security, answer) => {
  const { facts, sent } = await probeScript((server) => {
    server.open();
    const init = SERVER[3] ?? [];
    server.say(Uint8Array.from([...ascii(`RFB ${version}\n`), ...security, ...init]));
    setTimeout(() => server.say(Uint8Array.from(PIXEL)), 1040);
  });
  expect(facts.end).toBeUndefined();
  expect(facts.screen?.name).toBe('vm');
  expect(String.fromCharCode(...sent.slice(0, 12))).toBe(answer);
});
