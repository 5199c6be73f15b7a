import { vi } from 'vitest';
import type { Client } from '../../../lib/aliyun/client.ts';
import { createCredentialsOf } from '../../../lib/profiles/credentials/credentials-of.ts';
import { createSealedMap } from '../../../lib/profiles/credentials/sealed-map.ts';
import { createSessions } from '../../../lib/profiles/credentials/sessions.ts';
import type { Secret } from '../../../lib/profiles/modes/secret.ts';
import type { Source } from '../../../lib/profiles/modes/source.ts';
import { createProfileStore } from '../../../lib/profiles/store.ts';
import { storedMap } from '../../../lib/storage-area.ts';
import { memoryArea } from '../memory-area.ts';
import { newDisk, start } from './vault/bench.ts';

export const START = Date.UTC(2026, 0, 2, 3, 4, 5);

const role = { roleArn: 'acs:ram::1234567890123456:role/quick-vnc', sessionName: 'quick-vnc' };

/** Public ids of profiles, as the store wants them. */
export const ID = (n: number) => `0000000${n}-0000-4000-8000-000000000000`;

export const ROLE_PROFILE: [Source, Secret] = [
  { mode: 'RamRoleArn', accessKeyId: 'LTAI5tExampleKeyId01', ...role },
  { mode: 'RamRoleArn', accessKeySecret: 'a-secret-of-the-role-user' },
];

export const chainFrom = (sourceProfileId: string): [Source] => [
  { mode: 'ChainableRamRoleArn', sourceProfileId, ...role },
];

/** Everything behind a provider, over an API that counts and a network that a test gives. */
export function credentialsBench(fetch: typeof globalThis.fetch = vi.fn()) {
  const time = { ms: START };
  let made = 0;
  const call = vi.fn<Client['call']>(async ({ credentials }) => {
    // As the real client does: whoever signs has to be known first.
    if (typeof credentials === 'function') await credentials();
    made += 1;
    return answerOf(made, time.ms + 3_600_000);
  });
  const area = memoryArea();
  const disk = newDisk();
  const vault = start(disk);
  const sessions = createSessions({
    kept: createSealedMap(storedMap(area, 'sessions'), vault, 'session'),
    now: () => time.ms,
  });
  const profiles = createProfileStore(disk.local, vault, { onChange: sessions.clear });
  const now = () => time.ms;
  const client = { call };
  const credentialsOf = createCredentialsOf({ profiles, sessions, client, fetch, now });
  const add = async (n: number, [source, secret]: [Source, Secret?]) => {
    const form = { name: `P${n}`, colour: 'grey', regionIds: ['cn-hangzhou'] } as const;
    const regionIds: [string] = ['cn-hangzhou'];
    await profiles.saveAll([
      { ...form, regionIds, profileId: ID(n), source, ...(secret && { secret }) },
    ]);
    return ID(n);
  };
  return { time, call, area, profiles, sessions, credentialsOf, add };
}

/** What AssumeRole gives the `n`th time. */
export const answerOf = (n: number, expiresAt: number) => ({
  Credentials: {
    AccessKeyId: `STS.Session${n}`,
    AccessKeySecret: `secret-of-session-${n}`,
    SecurityToken: `token-of-session-${n}`,
    Expiration: new Date(expiresAt).toISOString(),
  },
});
