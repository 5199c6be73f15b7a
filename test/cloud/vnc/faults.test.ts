import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { Encoding } from './rfb/constants.ts';
import { connectRfbClient, type RfbClient } from './testing/rfb-client.ts';
import { closingOf, INSTANCE, startTestProxy, type TestProxy } from './testing/test-proxy.ts';
import { typeText } from './testing/type-text.ts';

let proxy: TestProxy;
let webSocket: WebSocket;
let client: RfbClient;

beforeEach(async () => {
  proxy = await startTestProxy();
  const connection = await proxy.connect();
  webSocket = connection.webSocket;
  client = await connectRfbClient(connection.stream);
  client.setEncodings(Encoding.raw);
});

afterEach(() => proxy.dispose());

async function ping(): Promise<void> {
  client.requestUpdate(false, { width: 1, height: 1 });
  await client.nextUpdate();
}

const ended = () => expect.poll(() => proxy.log.at(-1)?.detail);

test('reset ends the connection without a close frame', async () => {
  const closing = closingOf(webSocket);
  await proxy.proxy.fault({ kind: 'reset', instanceId: INSTANCE });
  expect((await closing).code).toBe(1006);
  await ended().toBe('fault: reset');
});

test('close sends the code and the reason that were asked for', async () => {
  const closing = closingOf(webSocket);
  await proxy.proxy.fault({ kind: 'close', code: 4321, reason: 'maintenance' });
  expect(await closing).toEqual({ code: 4321, reason: 'maintenance' });
});

test('a fault of another instance leaves this one alone', async () => {
  await proxy.proxy.fault({ kind: 'reset', instanceId: 'i-other' });
  await ping();
});

test('half-open loses both ways for its time, and the socket stays', async () => {
  const isOver = once(webSocket, 'ping');
  await proxy.proxy.fault({ kind: 'half-open', ms: 100 });
  await typeText(client, 'log lost\n');
  await isOver;
  expect(webSocket.readyState).toBe(webSocket.OPEN);
  await typeText(client, 'log found\n');
  await expect.poll(() => proxy.guest.serial()).toContain('LOG: found\n');
  expect(proxy.guest.serial()).not.toContain('lost');
});

test('half-open for good does not even answer a close frame', async () => {
  await proxy.proxy.fault({ kind: 'half-open' });
  webSocket.close();
  const { stream } = await proxy.connect();
  await connectRfbClient(stream);
  expect(webSocket.readyState).toBe(webSocket.CLOSING);
  expect(proxy.proxy.connections()).toHaveLength(2);
});

test('stall delays everything and loses nothing', async () => {
  await proxy.proxy.fault({ kind: 'stall', ms: 50 });
  await typeText(client, 'log whole\n');
  webSocket.ping();
  await once(webSocket, 'pong');
  expect(proxy.guest.serial()).not.toContain('LOG');
  proxy.advance(50);
  await expect.poll(() => proxy.guest.serial()).toContain('LOG: whole\n');
});

test('garbage reaches the client as bytes', async () => {
  await ping();
  const message = once(webSocket, 'message');
  await proxy.proxy.fault({ kind: 'garbage' });
  const [data] = await message;
  expect(data.length).toBe(1024);
});

test('proxy-restart drops every connection and refuses new ones for its time', async () => {
  const closing = closingOf(webSocket);
  await proxy.proxy.fault({ kind: 'proxy-restart', ms: 60_000 });
  expect((await closing).code).toBe(1006);
  await expect(proxy.connect()).rejects.toThrow('status 503');
  proxy.advance(60_000);
  await proxy.connect();
});

test('vm-reset boots the machine anew under the same connection', async () => {
  await proxy.proxy.fault({ kind: 'vm-reset', instanceId: INSTANCE });
  expect(proxy.guest.serial()).toBe('READY\nREADY\n');
  await ping();
});

test('vm-kill ends the machine and its connections', async () => {
  const closing = closingOf(webSocket);
  await proxy.proxy.fault({ kind: 'vm-kill', instanceId: INSTANCE });
  expect((await closing).code).toBe(1000);
  expect(proxy.guest.state()).toBe('Stopped');
  await ended().toBe('the machine closed its end');
});
