import { expect, test } from 'vitest';
import { Encoding } from './rfb/constants.ts';
import { readExactly } from './rfb/read-exactly.ts';
import { connectRfbClient, initializeRfbClient, type RfbClient } from './testing/rfb-client.ts';
import { closingOf, INSTANCE, proxyForTest, type TestProxy } from './testing/test-proxy.ts';
import { typeText } from './testing/type-text.ts';
import { answerChallenge } from './vnc-authentication.ts';

const EXTENSION = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';

async function rfbThrough(proxy: TestProxy): Promise<RfbClient> {
  const client = await connectRfbClient((await proxy.connect()).stream);
  client.setEncodings(Encoding.raw, Encoding.qemuExtendedKey);
  return client;
}

test('what is typed through the proxy reaches the machine', async () => {
  const proxy = await proxyForTest();
  await typeText(await rfbThrough(proxy), 'log Through the Proxy\n');
  await expect.poll(() => proxy.guest.serial()).toContain('LOG: Through the Proxy\n');
});

test('kick-first: a second client closes the first one', async () => {
  const proxy = await proxyForTest({ secondClient: 'kick-first' });
  const closing = closingOf((await proxy.connect()).webSocket);
  await proxy.connect();
  expect(await closing).toEqual({ code: 1000, reason: 'another client connected' });
  await expect.poll(() => proxy.proxy.connections().length).toBe(1);
});

test('refuse: a second client is refused as long as the first is there', async () => {
  const proxy = await proxyForTest({ secondClient: 'refuse' });
  const first = await proxy.connect();
  await expect(proxy.connect()).rejects.toThrow('status 403');
  first.webSocket.close();
  await expect.poll(() => proxy.proxy.connections().length).toBe(0);
  await proxy.connect();
});

test('share: two clients see the same machine', async () => {
  const proxy = await proxyForTest({ secondClient: 'share' });
  const watcher = await rfbThrough(proxy);
  await watcher.nextUpdate();
  watcher.requestUpdate(true);
  await typeText(await rfbThrough(proxy), 'x');
  expect(await watcher.nextUpdate()).toHaveLength(1);
});

test('an idle connection is cut; update requests do not count, keys and pointer do', async () => {
  const proxy = await proxyForTest({ idleMs: 300_000 });
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
  const proxy = await proxyForTest({ idleMs: 300_000, idleCounts: 'any' });
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
  const proxy = await proxyForTest({ security: 'fail' });
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
  const proxy = await proxyForTest({ security: 'vncauth' });
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
  const proxy = await proxyForTest();
  await proxy.guest.stop({ force: true });
  await expect(proxy.connect()).rejects.toThrow('status 502');
});

test('the log tells how each connection ended and what it carried', async () => {
  const proxy = await proxyForTest();
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
