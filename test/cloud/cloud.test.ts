import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { get } from 'node:https';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { callAlibaba } from './api/alibaba-client.ts';
import { type Cloud, startCloud } from './cloud.ts';
import { KEYS, MACHINES } from './world.ts';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud({ guest: 'embedded' });
}, 30_000);
afterAll(() => cloud.dispose());

/** Asks for an address at the cloud, with its certificate checked for the address's name. */
async function ask(host: string, path: string): Promise<{ status: number; body: string }> {
  const options = { host: '127.0.0.1', port: cloud.tlsPort, path, agent: false };
  const trust = { ca: cloud.ca.certPem, servername: host, headers: { host } };
  const request = get({ ...options, ...trust });
  const [response] = await once(request, 'response');
  return { status: response.statusCode, body: await text(response) };
}

const ticket = () =>
  callAlibaba(
    { port: cloud.tlsPort, caPem: cloud.ca.certPem },
    'DescribeInstanceVncUrl',
    { RegionId: 'cn-hangzhou', InstanceId: MACHINES.text.instanceId },
    { key: KEYS.full },
  );

test('a ticket of the API opens the machine of its instance, and the log tells both', async () => {
  const answer = await ticket();
  const address = new URL(decodeURIComponent(answer.body.VncUrl));
  const options = {
    ca: cloud.ca.certPem,
    servername: address.hostname,
    headers: { host: address.hostname },
  };
  const here = `wss://127.0.0.1:${cloud.tlsPort}${address.pathname}${address.search}`;
  const socket = new WebSocket(here, options);
  const [greeting] = await once(socket, 'message');
  expect(String(greeting)).toBe('RFB 003.008\n');

  const state = await (await fetch(`${cloud.controlUrl}/state`)).json();
  expect(state.connections).toMatchObject([{ instanceId: MACHINES.text.instanceId }]);
  socket.terminate();
  expect(cloud.log()).toMatchObject([
    { type: 'api', action: 'DescribeInstanceVncUrl', verdict: 'ok' },
    { type: 'vnc', event: 'open', instanceId: MACHINES.text.instanceId },
  ]);
});

test.each([['ecs.console.aliyun.com'], ['ecs.console.alibabacloud.com']])(
  'serves the console at %s',
  async (host) => {
    const page = await ask(host, '/server/region/cn-hangzhou');
    expect(page.status).toBe(200);
    expect(page.body).toContain('<html');
  },
);

test('a host that is not one of its own is misdirected, and logged', async () => {
  expect(await ask('oss.aliyuncs.com', '/secret')).toMatchObject({ status: 421 });
  expect(cloud.log().at(-1)).toMatchObject({
    host: 'oss.aliyuncs.com',
    action: 'GET /secret',
    verdict: 'unknown-host',
  });
});

test('a preflight is refused, and no answer carries CORS headers', async () => {
  const options = { host: '127.0.0.1', port: cloud.tlsPort, ca: cloud.ca.certPem, agent: false };
  const headers = { host: 'ecs.aliyuncs.com', origin: 'https://example.com' };
  const request = get({ ...options, method: 'OPTIONS', servername: headers.host, headers });
  const [response] = await once(request, 'response');
  response.resume();
  expect(response.statusCode).toBe(405);
  const names = Object.keys(response.headers);
  expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([]);
  expect(names).toContain('x-acs-request-id');
});

test('a port that is taken is told in a sentence', async () => {
  const taken = startCloud({ guest: 'embedded', port: cloud.tlsPort });
  await expect(taken).rejects.toThrow(`Port ${cloud.tlsPort} of this machine is in use.`);
}, 30_000);

test('leaves nothing behind', async () => {
  const short = await startCloud({ guest: 'embedded' });
  expect(existsSync(short.ca.certFile)).toBe(true);
  await short.dispose();
  expect(existsSync(short.ca.certFile)).toBe(false);
  await expect(fetch(`${short.controlUrl}/state`)).rejects.toThrow();
}, 30_000);
