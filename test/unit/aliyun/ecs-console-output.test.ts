import { expect, test } from 'vitest';
import { getInstanceConsoleOutput } from '../../../lib/aliyun/ecs-console-output.ts';
import { answering, credentials, rejectionOf } from './fake-cloud.ts';

const target = { credentials, regionId: 'cn-hangzhou' };

const outputOf = (body: object) => getInstanceConsoleOutput(answering(body).client, target, 'i-1');
const base64 = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string))).toString('base64');

test('asks for one instance', async () => {
  const { client, query } = answering({});
  await getInstanceConsoleOutput(client, target, 'i-1');
  expect(query()).toEqual({ RegionId: 'cn-hangzhou', InstanceId: 'i-1' });
});

test.each([
  ['plain text', base64('login: '), 'login: '],
  ['text in Chinese', base64('启动完成\r\n'), '启动完成\r\n'],
  ['bytes that are no text', base64('a', [0xff, 0xfe], 'b'), 'a\ufffd\ufffdb'],
  ['a character cut in half', base64([0xe5, 0x90]), '\ufffd'],
  ['nothing', '', ''],
  ['no output at all', undefined, ''],
])('reads %s', async (_name, ConsoleOutput, text) => {
  expect(await outputOf({ ConsoleOutput })).toMatchObject({ text });
});

test.each([
  ['2025-01-31 08:00:00', Date.UTC(2025, 0, 31)],
  ['2025-01-31T08:00:00Z', Date.UTC(2025, 0, 31, 8)],
  ['yesterday', undefined],
  [undefined, undefined],
  [7, undefined],
])('the time %j is %j', async (LastUpdateTime, updatedAt) => {
  expect(await outputOf({ LastUpdateTime })).toEqual({ text: '', updatedAt });
});

test("output that is not base64 is the server's fault", async () => {
  expect(await rejectionOf(outputOf({ ConsoleOutput: 'a*' }))).toMatchObject({
    kind: 'server',
    action: 'GetInstanceConsoleOutput',
  });
});
