import { expect, test } from 'vitest';
import { getInstanceScreenshot } from '../../../lib/aliyun/ecs-screenshot.ts';
import { answering, credentials, rejectionOf } from './fake-cloud.ts';

const target = { credentials, regionId: 'cn-hangzhou' };
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64');
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]).toString('base64');

test('does not wake an instance unless it is told to', async () => {
  const { client, query } = answering({ Screenshot: png });
  await getInstanceScreenshot(client, target, 'i-1');
  await getInstanceScreenshot(client, target, 'i-1', { wakeUp: true });
  expect(query()).toEqual({ RegionId: 'cn-hangzhou', InstanceId: 'i-1' });
  expect(query(1)).toMatchObject({ WakeUp: 'true' });
});

test.each([
  ['image/png', png, png],
  ['image/jpeg', jpeg, jpeg],
  ['image/jpeg', `${jpeg.slice(0, 4)}\r\n${jpeg.slice(4)}`, jpeg],
])('knows %s by its first bytes', async (mimeType, Screenshot, base64) => {
  const { client } = answering({ InstanceId: 'i-1', Screenshot });
  expect(await getInstanceScreenshot(client, target, 'i-1')).toEqual({ mimeType, base64 });
});

test.each([undefined, '', 5, 'R0lGODlh', `${png}" onload="`, '/9j/4'])(
  "a picture that is none (%j) is the server's fault",
  async (Screenshot) => {
    const { client } = answering({ RequestId: 'REQ', Screenshot });
    const error = await rejectionOf(getInstanceScreenshot(client, target, 'i-1'));
    expect(error).toMatchObject({
      kind: 'server',
      action: 'GetInstanceScreenshot',
      requestId: 'REQ',
      host: 'ecs.cn-hangzhou.aliyuncs.com',
    });
  },
);
