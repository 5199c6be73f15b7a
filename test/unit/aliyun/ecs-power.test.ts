import { expect, test } from 'vitest';
import type { Client } from '../../../lib/aliyun/client.ts';
import { rebootInstance, startInstance, stopInstance } from '../../../lib/aliyun/ecs-power.ts';
import { answering, credentials } from './fake-cloud.ts';

const target = { credentials, regionId: 'cn-beijing' };

const rows: [string, (client: Client) => Promise<void>, object][] = [
  ['StartInstance', (client) => startInstance(client, target, 'i-1'), {}],
  [
    'StopInstance',
    (client) => stopInstance(client, target, 'i-1', { force: false }),
    { ForceStop: 'false', StoppedMode: 'KeepCharging' },
  ],
  [
    'StopInstance',
    (client) => stopInstance(client, target, 'i-1', { force: true, stoppedMode: 'StopCharging' }),
    { ForceStop: 'true', StoppedMode: 'StopCharging' },
  ],
  [
    'RebootInstance',
    (client) => rebootInstance(client, target, 'i-1', { force: false }),
    { ForceStop: 'false' },
  ],
  [
    'StartInstance',
    (client) => startInstance(client, target, 'i-1', { dryRun: true }),
    { DryRun: 'true' },
  ],
];

test.each(rows)(
  '%s says all that matters, to the host of the region',
  async (action, call, rest) => {
    const { client, fetch, query } = answering({ RequestId: 'REQ' });
    await call(client);
    expect(query()).toEqual({ InstanceId: 'i-1', ...rest });
    const [url, init] = fetch.mock.calls[0] ?? [];
    expect(new URL(String(url)).host).toBe('ecs.cn-beijing.aliyuncs.com');
    expect(new Headers(init?.headers).get('x-acs-action')).toBe(action);
  },
);
