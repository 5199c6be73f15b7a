import { request } from 'node:http';
import { expect, test } from 'vitest';
import { INSTANCE, proxyForTest, type TestProxy, type VncBehaviour } from './testing/test-proxy.ts';

const CONSOLE = 'https://ecs.console.aliyun.com';
const EXTENSION = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';

test('a ticket is an address that is encoded once as a whole and its token once more', async () => {
  const { proxy } = await proxyForTest();
  const issued = proxy.tickets.issue(INSTANCE);
  expect(issued).toMatch(/^wss%3A%2F%2Fhz01-vncproxy\.aliyun\.com%2Fwebsockify%2F%3Fs%3D/);
  const token = new URL(decodeURIComponent(issued)).searchParams.get('s') ?? '';
  expect(Buffer.from(token, 'base64')).toHaveLength(64);
});

test('a ticket opens one connection, within its time to live', async () => {
  const proxy = await proxyForTest();
  const used = proxy.ticketAddress();
  await proxy.connect({ address: used });
  await expect(proxy.connect({ address: used })).rejects.toThrow('status 403');

  const justAlive = proxy.ticketAddress();
  proxy.advance(15_000);
  await proxy.connect({ address: justAlive });

  const dead = proxy.ticketAddress();
  proxy.advance(15_001);
  await expect(proxy.connect({ address: dead })).rejects.toThrow('status 403');

  const details = proxy.log.map(({ event, detail }) => [event, detail]);
  expect(details).toEqual([
    ['open', 'subprotocol binary'],
    ['refused', 'ticket already used'],
    ['open', 'subprotocol binary'],
    ['refused', 'ticket is 15001 ms old'],
  ]);
});

test('a ticket may be used again where the switch says so', async () => {
  const proxy = await proxyForTest({ ticketReuse: true });
  const address = proxy.ticketAddress();
  await proxy.connect({ address });
  await proxy.connect({ address });
});

test('a made-up token, a missing one and another path are refused', async () => {
  const proxy = await proxyForTest();
  const address = new URL(proxy.ticketAddress());
  const withToken = (token: string) => `${address.origin}/websockify/?s=${token}`;
  await expect(proxy.connect({ address: withToken('bm8=') })).rejects.toThrow('status 403');
  await expect(proxy.connect({ address: `${address.origin}/websockify/` })).rejects.toThrow('403');
  await expect(proxy.connect({ address: `${address.origin}/${address.search}` })).rejects.toThrow(
    'status 404',
  );
});

test('the 31st connection of a minute is refused, and one is let in a minute later', async () => {
  const proxy = await proxyForTest();
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
    const proxy = await proxyForTest({ subprotocol, origin });
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
