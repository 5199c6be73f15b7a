import { request as httpRequest, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeGuest } from './api/fake-guest.ts';
import { defaultBehaviour, patchBehaviour } from './behaviour.ts';
import { createControl } from './control.ts';
import { createInventory } from './inventory.ts';
import { close, listen } from './listen.ts';
import { createLog } from './log.ts';
import type { Behaviour, Fault } from './types.ts';
import { MACHINES } from './world.ts';

const TEXT = MACHINES.text.instanceId;

let behaviour: Behaviour;
let faults: Fault[];
let port: number;
let server: Server;

beforeEach(async () => {
  behaviour = defaultBehaviour();
  faults = [];
  const guest = fakeGuest('Running');
  const machine = { ...MACHINES.text, osType: 'linux', guest, paperState: 'Running' } as const;
  server = createControl({
    behaviour: () => behaviour,
    patch(change) {
      behaviour = patchBehaviour(behaviour, change);
    },
    inventory: createInventory([machine], () => behaviour.fleet),
    log: createLog(),
    about: { tlsPort: 1 },
    connections: () => [],
    async fault(fault) {
      faults.push(fault);
    },
  });
  port = await listen(server, 0);
});
afterEach(() => close(server));

interface Ask {
  body?: string;
  headers?: Record<string, string>;
}

/** Not fetch, which would not let a test choose the Host. */
function ask(method: string, path: string, { body, headers = {} }: Ask = {}) {
  return new Promise<{ status: number; body: unknown }>((resolve, reject) => {
    const request = httpRequest(
      { port, host: '127.0.0.1', method, path, headers, agent: false },
      (response) => {
        const status = response.statusCode ?? 0;
        json(response).then((answer) => resolve({ status, body: answer }), reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

test('tells the state of the cloud', async () => {
  const { body } = await ask('GET', '/state');
  expect(body).toMatchObject({
    tlsPort: 1,
    behaviour: { vnc: { ticketTtlMs: 15_000 } },
    instances: [{ instanceId: TEXT, name: 'web-prod-01', state: 'Running', guest: 'embedded' }],
    instancesOnPaper: 0,
  });
});

test('switches at run time', async () => {
  const change = JSON.stringify({ fleet: { instances: 5 } });
  expect(await ask('PATCH', '/behaviour', { body: change })).toMatchObject({
    status: 200,
    body: { fleet: { instances: 5 } },
  });
  expect((await ask('GET', '/state')).body).toMatchObject({ instancesOnPaper: 5 });
});

test('applies nothing of a change that has one mistake in it', async () => {
  const change = JSON.stringify({ vnc: { idleMs: 5, origin: 'nobody' } });
  expect(await ask('PATCH', '/behaviour', { body: change })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('vnc.origin') },
  });
  expect(behaviour).toEqual(defaultBehaviour());
});

test('gives the serial text of a machine, and nothing for one on paper', async () => {
  expect((await ask('GET', `/instances/${TEXT}/serial`)).body).toEqual({
    instanceId: TEXT,
    serial: 'READY 你好\n',
  });
  expect(await ask('GET', '/instances/i-none/serial')).toMatchObject({ status: 404 });
});

test('passes faults on', async () => {
  const fault = { kind: 'close', instanceId: TEXT, code: 1001, reason: 'away' };
  expect(await ask('POST', '/fault', { body: JSON.stringify(fault) })).toMatchObject({
    status: 200,
  });
  expect(faults).toEqual([fault]);
});

test.each([
  ['no JSON', 400, '{'],
  ['no object', 400, '"reset"'],
  ['an unknown kind', 400, '{"kind":"flood"}'],
  ['a misspelt key', 400, '{"kind":"reset","instance":"i-1"}'],
  ['a machine fault without its machine', 400, '{"kind":"vm-kill"}'],
  ['a text for a number', 400, '{"kind":"stall","ms":"5"}'],
  ['a code that no WebSocket has', 400, '{"kind":"close","code":5}'],
  ['an unknown machine', 404, '{"kind":"reset","instanceId":"i-none"}'],
])('refuses a fault with %s', async (_name, status, body) => {
  expect(await ask('POST', '/fault', { body })).toMatchObject({
    status,
    body: { error: expect.stringMatching(/^[A-Za-z].*\.$/) },
  });
  expect(faults).toEqual([]);
});

test.each([
  ['a name that is not of this machine', { host: 'evil.example:80' }],
  ['a web page', { origin: 'https://evil.example' }],
])('does not answer to %s', async (_name, headers) => {
  expect(await ask('GET', '/state', { headers })).toMatchObject({ status: 403 });
});

test('knows its paths and their methods', async () => {
  expect(await ask('GET', '/nothing')).toMatchObject({ status: 404 });
  expect(await ask('DELETE', '/log')).toMatchObject({ status: 405 });
});
