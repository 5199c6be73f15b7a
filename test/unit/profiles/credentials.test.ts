import { expect, test, vi } from 'vitest';
import { AliyunError } from '../../../lib/aliyun/errors.ts';
import type { Secret } from '../../../lib/profiles/modes/secret.ts';
import type { Source } from '../../../lib/profiles/modes/source.ts';
import {
  answerOf,
  chainFrom,
  credentialsBench,
  ID,
  ROLE_PROFILE,
  START,
} from './credentials-bench.ts';

const MINUTE_MS = 60_000;

test('a key is handed out as it is stored', async () => {
  const { add, credentialsOf } = credentialsBench();
  const accessKeyId = 'LTAI5tExampleKeyId01';
  const id = await add(1, [
    { mode: 'AK', accessKeyId },
    { mode: 'AK', accessKeySecret: 'a-secret' },
  ]);
  expect(await credentialsOf(id)()).toEqual({ accessKeyId, accessKeySecret: 'a-secret' });
});

test('a temporary key comes with its token, until it ends or is refused', async () => {
  const { add, credentialsOf, time } = credentialsBench();
  const key = {
    accessKeyId: 'STS.ExampleKeyId01',
    accessKeySecret: 'a-secret',
    securityToken: 'a-token-of-sts',
  };
  const { accessKeyId, ...secret } = key;
  const id = await add(1, [
    { mode: 'StsToken', accessKeyId, expiresAt: START + MINUTE_MS },
    { mode: 'StsToken', ...secret },
  ]);
  expect(await credentialsOf(id)()).toEqual(key);
  const problem = { problem: { kind: 'expired-token' } };
  await expect(credentialsOf(id)(key)).rejects.toMatchObject(problem);
  time.ms += MINUTE_MS;
  await expect(credentialsOf(id)()).rejects.toMatchObject(problem);
});

test('50 that ask at once for one role make one call', async () => {
  const { add, credentialsOf, call } = credentialsBench();
  const id = await add(1, ROLE_PROFILE);
  const answers = await Promise.all(Array.from({ length: 50 }, () => credentialsOf(id)()));
  expect(call).toHaveBeenCalledTimes(1);
  expect(new Set(answers.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['STS.Session1']));
});

test('50 that are refused at once make one call as well', async () => {
  const { add, credentialsOf, call } = credentialsBench();
  const id = await add(1, ROLE_PROFILE);
  const refused = await credentialsOf(id)();
  const answers = await Promise.all(Array.from({ length: 50 }, () => credentialsOf(id)(refused)));
  expect(call).toHaveBeenCalledTimes(2);
  expect(answers.every(({ accessKeyId }) => accessKeyId === 'STS.Session2')).toBe(true);
  // One that was refused the first session long ago gets the second, and no third is made.
  expect((await credentialsOf(id)(refused)).accessKeyId).toBe('STS.Session2');
  expect(call).toHaveBeenCalledTimes(2);
});

test('a session is renewed when 300 s are left, and nobody waits for it', async () => {
  const { add, credentialsOf, call, time } = credentialsBench();
  const id = await add(1, ROLE_PROFILE);
  await credentialsOf(id)();
  time.ms += 55 * MINUTE_MS - 1;
  await credentialsOf(id)();
  expect(call).toHaveBeenCalledTimes(1);
  time.ms += 1;
  expect((await credentialsOf(id)()).accessKeyId).toBe('STS.Session1');
  await vi.waitFor(async () => {
    expect((await credentialsOf(id)()).accessKeyId).toBe('STS.Session2');
  });
  expect(call).toHaveBeenCalledTimes(2);
});

test('the old session serves on while it is valid if a renewal fails, and not a moment longer', async () => {
  const { add, credentialsOf, call, time } = credentialsBench();
  const id = await add(1, ROLE_PROFILE);
  await credentialsOf(id)();
  call.mockRejectedValue(new AliyunError({ kind: 'network', action: 'AssumeRole' }));
  time.ms += 60 * MINUTE_MS - 1;
  expect((await credentialsOf(id)()).accessKeyId).toBe('STS.Session1');
  time.ms += 1;
  await expect(credentialsOf(id)()).rejects.toMatchObject({ kind: 'network' });
});

test('a change of any profile makes sessions void, those that are under way too', async () => {
  const { add, credentialsOf, call } = credentialsBench();
  const id = await add(1, ROLE_PROFILE);
  const late = Promise.withResolvers<unknown>();
  call.mockReturnValueOnce(late.promise);
  const before = credentialsOf(id)();
  await vi.waitFor(() => expect(call).toHaveBeenCalledTimes(1));
  await add(1, ROLE_PROFILE);
  late.resolve(answerOf(9, START + 60 * MINUTE_MS));
  expect((await before).accessKeyId).toBe('STS.Session9');
  expect((await credentialsOf(id)()).accessKeyId).toBe('STS.Session1');
});

test('sessions outlive the background, sealed', async () => {
  const { add, credentialsOf, area } = credentialsBench();
  const { accessKeySecret } = await credentialsOf(await add(1, ROLE_PROFILE))();
  expect(Object.keys(area.all())).toContain('sessions');
  expect(JSON.stringify(area.all())).not.toContain(accessKeySecret);
});

test('a chained role is assumed with the credentials of its source', async () => {
  const { add, credentialsOf, call } = credentialsBench();
  await add(1, ROLE_PROFILE);
  const id = await add(2, chainFrom(ID(1)));
  expect((await credentialsOf(id)()).accessKeyId).toBe('STS.Session2');
  expect(call).toHaveBeenCalledTimes(2);
});

test.each([
  ['one that leads to itself', [1], 'P1 → P1'],
  ['three in a circle', [2, 3, 1], 'P1 → P2 → P3 → P1'],
  ['one that leads into a circle', [2, 3, 2], 'P1 → P2 → P3 → P2'],
])('a chain without an end is refused by name: %s', async (_, sources, reason) => {
  const { add, credentialsOf, call } = credentialsBench();
  for (const [index, source] of sources.entries()) await add(index + 1, chainFrom(ID(source)));
  await expect(credentialsOf(ID(1))()).rejects.toMatchObject({
    problem: { kind: 'profile-cycle', reason },
  });
  expect(call).not.toHaveBeenCalled();
});

test('a chain whose source was removed says so', async () => {
  const { add, credentialsOf } = credentialsBench();
  const id = await add(2, chainFrom(ID(1)));
  await expect(credentialsOf(id)()).rejects.toMatchObject({ problem: { kind: 'no-profile' } });
});

const URI_PROFILE: [Source, Secret] = [
  { mode: 'CredentialsURI', origin: 'https://keys.example' },
  { mode: 'CredentialsURI', uri: 'https://keys.example/secret-path?token=secret-token' },
];
const triple = { Code: 'Success', ...answerOf(1, START + 60 * MINUTE_MS).Credentials };

test('a credentials URI is asked once, and its answer kept', async () => {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json(triple));
  const { add, credentialsOf } = credentialsBench(fetch);
  const id = await add(1, URI_PROFILE);
  await Promise.all([credentialsOf(id)(), credentialsOf(id)()]);
  expect((await credentialsOf(id)()).accessKeyId).toBe('STS.Session1');
  expect(fetch).toHaveBeenCalledTimes(1);
});

test.each([
  ['another status', () => Response.json(triple, { status: 500 })],
  ['no JSON', () => new Response('<html>')],
  ['no success', () => Response.json({ ...triple, Code: 'Failed' })],
  ['no token', () => Response.json({ ...triple, SecurityToken: undefined })],
  ['an end that is no time', () => Response.json({ ...triple, Expiration: 'soon' })],
])('a server that answers with %s is named, and its address is not told', async (_, answer) => {
  const { add, credentialsOf } = credentialsBench(async () => answer());
  const id = await add(1, URI_PROFILE);
  const error = await credentialsOf(id)().catch((reason: unknown) => reason);
  expect(error).toMatchObject({ problem: { kind: 'bad-credentials', host: 'keys.example' } });
  expect(JSON.stringify(error)).not.toContain('secret-');
});

test('a CloudSSO profile without a sign-in, or whose sign-in is over, asks for one', async () => {
  const { add, credentialsOf, profiles, time } = credentialsBench();
  const id = await add(1, [
    {
      mode: 'CloudSSO',
      signInUrl: 'https://signin.example/start',
      clientId: 'app-1',
      accountId: '1234567890123456',
      accessConfigurationId: 'ac-1',
    },
  ]);
  const asked = { problem: { kind: 'sign-in-needed' } };
  await expect(credentialsOf(id)()).rejects.toMatchObject(asked);
  const expiresAt = START + MINUTE_MS;
  await profiles.setSecret(id, { mode: 'CloudSSO', accessToken: 'an-access-token', expiresAt });
  time.ms += MINUTE_MS;
  await expect(credentialsOf(id)()).rejects.toMatchObject(asked);
});
