import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSealedMap } from '../../../lib/profiles/credentials/sealed-map.ts';
import { createSignIns } from '../../../lib/profiles/credentials/sign-ins.ts';
import { createProfileStore } from '../../../lib/profiles/store.ts';
import { storedMap } from '../../../lib/storage-area.ts';
import { memoryArea } from '../memory-area.ts';
import { newDisk, start } from './vault/bench.ts';

const HOST = 'https://signin-cn-shanghai.alibabacloudsso.com';
const NOW = Date.UTC(2026, 0, 2);

const device = {
  DeviceCode: 'device-code',
  UserCode: 'ABCD1234',
  VerificationUriComplete: `${HOST}/device?user_code=ABCD1234`,
  Interval: 3,
};

interface Sent {
  path: string;
  search: string;
  authorization: string | null;
  body: Record<string, string>;
}

type Answer = [status: number, body: unknown];

/** A CloudSSO that gives the answers of a table, by path, one after another. */
async function setUp(answers: Record<string, Answer[]>) {
  const sent: Sent[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { pathname: path, search } = new URL(String(input));
    const authorization = new Headers(init?.headers).get('authorization');
    sent.push({ path, search, authorization, body: JSON.parse(String(init?.body ?? '{}')) });
    const [status, body] = answers[path]?.shift() ?? [404, {}];
    return Response.json(body, { status });
  };
  const disk = newDisk();
  const vault = start(disk);
  const area = memoryArea();
  const profiles = createProfileStore(disk.local, vault);
  const { id } = await profiles.save({
    name: 'Company',
    colour: 'grey',
    regionIds: ['cn-hangzhou'],
    source: { mode: 'CloudSSO', signInUrl: `${HOST}/start/login`, clientId: 'app-1' },
  });
  const started = createSealedMap<never>(storedMap(area, 'signIns'), vault, 'sign-in');
  const signIns = createSignIns({ profiles, started, fetch, now: () => NOW });
  return { id, sent, area, profiles, signIns };
}

test('a sign-in proves at its end that it is who has started', async () => {
  const { id, sent, area, profiles, signIns } = await setUp({
    '/device-authorization': [[200, device]],
    '/token': [
      [400, { ErrorCode: 'AuthorizationPending' }],
      [200, { AccessToken: 'an-access-token', ExpiresIn: 3600 }],
    ],
  });
  expect(await signIns.start(id)).toEqual({
    userCode: 'ABCD1234',
    verificationUrl: device.VerificationUriComplete,
    intervalMs: 3000,
  });
  expect(JSON.stringify(area.all())).not.toContain('device-code');
  expect(await signIns.poll(id)).toBe('pending');
  expect(await signIns.poll(id)).toBe('signed-in');
  expect((await profiles.open(id)).secret).toEqual({
    mode: 'CloudSSO',
    accessToken: 'an-access-token',
    expiresAt: NOW + 3_600_000,
  });

  const [first, , last] = sent;
  expect(first?.body).toMatchObject({ PortalUrl: `${HOST}/start/login`, ClientId: 'app-1' });
  const verifier = last?.body.CodeVerifier ?? '';
  expect(verifier.length).toBeGreaterThanOrEqual(43);
  expect(createHash('sha256').update(verifier).digest('base64url')).toBe(first?.body.CodeChallenge);
  expect(await signIns.poll(id)).toBe('over');
});

test('a device code that is no more ends the sign-in', async () => {
  const { id, signIns } = await setUp({
    '/device-authorization': [[200, device]],
    '/token': [[400, { ErrorCode: 'InvalidDeviceCodeError' }]],
  });
  await signIns.start(id);
  expect(await signIns.poll(id)).toBe('over');
});

test('accounts come page by page, with the token that was given', async () => {
  const { id, sent, profiles, signIns } = await setUp({
    '/access-assignments/accounts': [
      [200, { Accounts: [{ AccountId: '1', DisplayName: 'One' }], NextToken: 'next' }],
      [200, { Accounts: [{ AccountId: '2' }], NextToken: null }],
    ],
  });
  const expiresAt = NOW + 1;
  await profiles.setSecret(id, { mode: 'CloudSSO', accessToken: 'an-access-token', expiresAt });
  expect(await signIns.accounts(id)).toEqual([
    { id: '1', name: 'One' },
    { id: '2', name: '2' },
  ]);
  expect(sent.map(({ search }) => new URLSearchParams(search).get('NextToken'))).toEqual([
    null,
    'next',
  ]);
  expect(sent.every(({ authorization }) => authorization === 'Bearer an-access-token')).toBe(true);
});

test('a token that the server does not take asks for a new sign-in', async () => {
  const { id, profiles, signIns } = await setUp({
    '/access-assignments/accounts': [[401, { ErrorCode: 'InvalidAccessToken' }]],
  });
  const expiresAt = NOW + 1;
  await profiles.setSecret(id, { mode: 'CloudSSO', accessToken: 'an-access-token', expiresAt });
  await expect(signIns.accounts(id)).rejects.toMatchObject({
    problem: { kind: 'sign-in-needed' },
  });
});

test('a refusal tells its code and host, and nothing that might quote what was sent', async () => {
  const { id, signIns } = await setUp({
    '/device-authorization': [
      [
        400,
        { ErrorCode: 'InvalidClient', ErrorMessage: 'you sent secret-words', RequestId: 'r-1' },
      ],
    ],
  });
  const error = await signIns.start(id).catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    problem: { kind: 'other', code: 'InvalidClient', host: new URL(HOST).host, requestId: 'r-1' },
  });
  expect(JSON.stringify(error)).not.toContain('secret-words');
});
