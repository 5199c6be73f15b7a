import { afterEach, beforeEach, expect, test } from 'vitest';
import { KEYS, MACHINES } from '../world.ts';
import { callAlibaba } from './alibaba-client.ts';
import { type Harness, startApi } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await startApi();
});
afterEach(() => harness.dispose());

const call = (action: string, query: object, options: object = {}) =>
  callAlibaba(harness, action, { ...query }, { key: KEYS.full, ...options });

const text = { InstanceId: MACHINES.text.instanceId };
const stopped = { InstanceId: MACHINES.stopped.instanceId };
const hangzhou = { RegionId: 'cn-hangzhou' };

test('power operations are done on the machine itself, which is not waited for', async () => {
  expect(await call('StopInstance', { ...text, ForceStop: true })).toMatchObject({ code: 'ok' });
  expect(await call('StartInstance', stopped)).toMatchObject({ code: 'ok' });
  const graphics = { InstanceId: MACHINES.graphics.instanceId };
  expect(await call('RebootInstance', graphics)).toMatchObject({ code: 'ok' });
  expect(harness.guests.text.done).toEqual(['stop force']);
  expect(harness.guests.stopped.done).toEqual(['start']);
  expect(harness.guests.graphics.done).toEqual(['reboot']);
});

const refusals: [action: string, query: object, options: object, code: string][] = [
  ['StartInstance', text, {}, 'IncorrectInstanceStatus'],
  ['StopInstance', stopped, {}, 'IncorrectInstanceStatus'],
  ['RebootInstance', stopped, {}, 'IncorrectInstanceStatus'],
  ['StopInstance', text, { host: 'ecs.cn-beijing.aliyuncs.com' }, 'InvalidInstanceId.NotFound'],
  ['StopInstance', text, { key: KEYS.withoutVnc }, 'Forbidden.RAM'],
  ['StopInstance', { ...text, DryRun: true }, {}, 'DryRunOperation'],
  ['StopInstance', { ...text, StoppedMode: 'Never' }, {}, 'InvalidParameter'],
  ['StopInstance', {}, {}, 'MissingParameter'],
];

test.each(refusals)(
  '%s with %o and %o is refused with %s',
  async (action, query, options, code) => {
    expect(await call(action, query, options)).toMatchObject({ code });
    expect(harness.guests.text.done).toEqual([]);
    expect(harness.guests.stopped.done).toEqual([]);
  },
);

test('a screenshot is taken, and the next one of that machine not before 10 s', async () => {
  const shoot = (query: object) => call('GetInstanceScreenshot', { ...hangzhou, ...query });
  const { body } = await shoot(text);
  expect(Buffer.from(body.Screenshot, 'base64').toString()).toBe('a picture');
  harness.advance(4_000);
  expect(await shoot(text)).toMatchObject({ code: 'Throttling', status: 429, retryAfter: 6_000 });
  expect(await shoot({ InstanceId: MACHINES.graphics.instanceId })).toMatchObject({ code: 'ok' });
  harness.advance(6_000);
  expect(await shoot(text)).toMatchObject({ code: 'ok' });
});

test.each([
  [{ ...hangzhou, ...stopped }, 405, 'IncorrectInstanceStatus'],
  [{ ...hangzhou, InstanceId: 'i-none' }, 404, 'InvalidParameter'],
  [hangzhou, 400, 'MissingParameter'],
])('no screenshot for %o: %i %s', async (query, status, code) => {
  expect(await call('GetInstanceScreenshot', query)).toMatchObject({ status, code });
});

test('the console output is the serial text, with a time in UTC+8', async () => {
  const { body } = await call('GetInstanceConsoleOutput', { ...hangzhou, ...text });
  expect(Buffer.from(body.ConsoleOutput, 'base64').toString('utf8')).toBe('READY 你好\n');
  const told = Date.parse(`${body.LastUpdateTime.replace(' ', 'T')}+08:00`);
  expect(Math.abs(told - Date.now())).toBeLessThan(60_000);
});
