import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { Encoding } from './rfb/constants.ts';
import { readExactly } from './rfb/read-exactly.ts';
import { connectRfbClient, initializeRfbClient, type RfbClient } from './testing/rfb-client.ts';
import {
  closingOf,
  INSTANCE,
  startTestProxy,
  type TestProxy,
  type VncBehaviour,
} from './testing/test-proxy.ts';
import { typeText } from './testing/type-text.ts';
import { answerChallenge } from './vnc-authentication.ts';

const CONSOLE = 'https://ecs.console.aliyun.com';
const EXTENSION = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';

let started: TestProxy[] = [];

async function start(switches: Partial<VncBehaviour> = {}): Promise<TestProxy> {
  const proxy = await startTestProxy(switches);
  started.push(proxy);
  return proxy;
}

afterEach(async () => {
  await Promise.all(started.map((proxy) => proxy.dispose()));
  started = [];
});

async function rfbThrough(proxy: TestProxy): Promise<RfbClient> {
  const client = await connectRfbClient((await proxy.connect()).stream);
  client.setEncodings(Encoding.raw, Encoding.qemuExtendedKey);
  return client;
}

test('a ticket is an address that is encoded once as a whole and its token once more', async () => {
  const { proxy } = await start();
  const issued = proxy.tickets.issue(INSTANCE);
  expect(issued).toMatch(/^wss%3A%2F%2Fhz01-vncproxy\.aliyun\.com%2Fwebsockify%2F%3Fs%3D/);
  const token = new URL(decodeURIComponent(issued)).searchParams.get('s') ?? '';
  expect(Buffer.from(token, 'base64')).toHaveLength(64);
});

test('what is typed through the proxy reaches the machine', async () => {
  const proxy = await start();
  await typeText(await rfbThrough(proxy), 'log Through the Proxy\n');
  await expect.poll(() => proxy.guest.serial()).toContain('LOG: Through the Proxy\n');
});

test('a ticket opens one connection, within its time to live', async () => {
  const proxy = await start();
  const used = proxy.ticketAddress();
  await proxy.connect({ address: used });
  await expect(proxy.connect({ address: used })).rejects.toThrow('status 403');

  const justAlive = proxy.ticketAddress();
  proxy.advance(14_900);
  await proxy.connect({ address: justAlive });

  const dead = proxy.ticketAddress();
  proxy.advance(15_001);
  await expect(proxy.connect({ address: dead })).rejects.toThrow('status 403');

  const details = proxy.log.map(({ event, detail }) => [event, detail]);
  expect(details).toEqual([
    ['open', 'subprotocol binary'],
    ['refused', 'ticket already used'],
    ['open', 'subprotocol binary'],
    ['refused', expect.stringMatching(/^ticket is 15\d\d\d ms old$/)],
  ]);
});

test('a ticket may be used again where the switch says so', async () => {
  const proxy = await start({ ticketReuse: true });
  const address = proxy.ticketAddress();
  await proxy.connect({ address });
  await proxy.connect({ address });
});

test('a made-up token, a missing one and another path are refused', async () => {
  const proxy = await start();
  const address = new URL(proxy.ticketAddress());
  const withToken = (token: string) => `${address.origin}/websockify/?s=${token}`;
  await expect(proxy.connect({ address: withToken('bm8=') })).rejects.toThrow('status 403');
  await expect(proxy.connect({ address: `${address.origin}/websockify/` })).rejects.toThrow('403');
  await expect(proxy.connect({ address: `${address.origin}/${address.search}` })).rejects.toThrow(
    'status 404',
  );
});

test('the 31st connection of a minute is refused, and one is let in a minute later', async () => {
  const proxy = await start();
  for (let i = 0; i < 30; i++) await proxy.connect();
  await expect(proxy.connect()).rejects.toThrow('status 429');
  proxy.advance(60_001);
  await proxy.connect();
});

type Outcome = 'binary' | 'none' | number;

test.each<[VncBehaviour['subprotocol'], Outcome, Outcome]>([
  ['echo', 'binary', 'none'],
  ['require', 'binary', 400],
  ['never', 'none', 'none'],
  ['always', 'binary', 'binary'],
])('subprotocol %s: offering binary gives %s, offering nothing gives %s', async (...row) => {
  const [subprotocol, withOffer, withoutOffer] = row;
  for (const origin of ['any', 'aliyun-only'] as const) {
    const proxy = await start({ subprotocol, origin });
    for (const from of [CONSOLE, EXTENSION, undefined]) {
      const isForeign = origin === 'aliyun-only' && from !== CONSOLE;
      expect(await upgrade(proxy, ['binary'], from)).toBe(isForeign ? 403 : withOffer);
      const expected = isForeign && withoutOffer !== 400 ? 403 : withoutOffer;
      expect(await upgrade(proxy, [], from)).toBe(expected);
    }
  }
});

/** What the server itself answers, before a client library judges it. */
function upgrade(proxy: TestProxy, protocols: string[], origin?: string): Promise<Outcome> {
  const address = proxy.ticketAddress().replace('ws:', 'http:');
  return new Promise((resolve, reject) => {
    request(address, {
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
        ...(protocols.length > 0 ? { 'Sec-WebSocket-Protocol': protocols.join(', ') } : {}),
        ...(origin === undefined ? {} : { Origin: origin }),
      },
    })
      .on('upgrade', (response, socket) => {
        socket.destroy();
        resolve(response.headers['sec-websocket-protocol'] === 'binary' ? 'binary' : 'none');
      })
      .on('response', (response) => resolve(response.statusCode ?? 0))
      .on('error', reject)
      .end();
  });
}

test('kick-first: a second client closes the first one', async () => {
  const proxy = await start({ secondClient: 'kick-first' });
  const closing = closingOf((await proxy.connect()).webSocket);
  await proxy.connect();
  expect(await closing).toEqual({ code: 1000, reason: 'another client connected' });
  await expect.poll(() => proxy.proxy.connections().length).toBe(1);
});

test('refuse: a second client is refused as long as the first is there', async () => {
  const proxy = await start({ secondClient: 'refuse' });
  const first = await proxy.connect();
  await expect(proxy.connect()).rejects.toThrow('status 403');
  first.webSocket.close();
  await expect.poll(() => proxy.proxy.connections().length).toBe(0);
  await proxy.connect();
});

test('share: two clients see the same machine', async () => {
  const proxy = await start({ secondClient: 'share' });
  const watcher = await rfbThrough(proxy);
  await watcher.nextUpdate();
  watcher.requestUpdate(true);
  await typeText(await rfbThrough(proxy), 'x');
  expect(await watcher.nextUpdate()).toHaveLength(1);
});

test('an idle connection is cut; update requests do not count, keys and pointer do', async () => {
  const proxy = await start({ idleMs: 300_000 });
  const { webSocket, stream } = await proxy.connect();
  const closing = closingOf(webSocket);
  const client = await connectRfbClient(stream);
  client.setEncodings(Encoding.raw);
  proxy.advance(299_000);
  client.pointer(1, 1);
  client.requestUpdate(false, { width: 1, height: 1 });
  await client.nextUpdate();
  proxy.advance(299_000);
  client.requestUpdate(false, { width: 1, height: 1 });
  await client.nextUpdate();
  expect(proxy.proxy.connections()).toHaveLength(1);
  proxy.advance(1_001);
  expect(await closing).toEqual({ code: 1000, reason: 'idle for too long' });
});

test('with idleCounts any, an update request keeps the connection', async () => {
  const proxy = await start({ idleMs: 300_000, idleCounts: 'any' });
  const client = await rfbThrough(proxy);
  await client.nextUpdate();
  for (let minutes = 0; minutes < 15; minutes += 4) {
    proxy.advance(240_000);
    client.requestUpdate(false, { width: 1, height: 1 });
    await client.nextUpdate();
  }
  expect(proxy.proxy.connections()).toHaveLength(1);
});

test('security fail gives no types and a reason, then hangs up', async () => {
  const proxy = await start({ security: 'fail' });
  const { webSocket, stream } = await proxy.connect();
  const closing = closingOf(webSocket);
  await readExactly(stream, 12);
  stream.write('RFB 003.008\n');
  expect(await readExactly(stream, 1)).toEqual(Buffer.from([0]));
  const length = (await readExactly(stream, 4)).readUInt32BE();
  expect((await readExactly(stream, length)).toString()).toContain('license verification');
  stream.resume();
  await closing;
});

test.each([
  ['secret12', 0],
  ['wrong', 1],
])('vncauth: the password %s gives the result %d', async (password, result) => {
  const proxy = await start({ security: 'vncauth' });
  const { stream } = await proxy.connect();
  await readExactly(stream, 12);
  stream.write('RFB 003.008\n');
  expect(await readExactly(stream, 2)).toEqual(Buffer.from([1, 2]));
  stream.write(Buffer.from([2]));
  stream.write(answerChallenge(await readExactly(stream, 16), password));
  expect((await readExactly(stream, 4)).readUInt32BE()).toBe(result);
  if (result !== 0) return;
  const client = await initializeRfbClient(stream);
  expect([client.width, client.height]).toEqual([720, 400]);
});

test('a machine that is off refuses with 502', async () => {
  const proxy = await start();
  await proxy.guest.stop({ force: true });
  await expect(proxy.connect()).rejects.toThrow('status 502');
});

test('the log tells how each connection ended and what it carried', async () => {
  const proxy = await start();
  const { webSocket, stream } = await proxy.connect({ origin: EXTENSION });
  await connectRfbClient(stream);
  webSocket.close(1000);
  await expect
    .poll(() => proxy.log.at(-1))
    .toMatchObject({
      event: 'end',
      instanceId: INSTANCE,
      origin: EXTENSION,
      detail: 'the client closed (1000)',
      bytesUp: 12 + 1 + 1,
    });
  expect(proxy.log.at(-1)?.bytesDown).toBeGreaterThan(12 + 2 + 4 + 24);
});
