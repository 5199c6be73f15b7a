import { expect, test } from 'vitest';
import { alibabaPageUrl } from '../../../lib/viewers/alibaba-page.ts';

test('the address goes in exactly as the API returned it', () => {
  const vncUrl = 'wss%3A%2F%2Fhz01-vncproxy.aliyun.com%2Fwebsockify%2F%3Fs%3DDvh%252FIA%252BYc';
  expect(alibabaPageUrl({ vncUrl, instanceId: 'i-wz9hhwq5a6tm0000', isWindows: true })).toBe(
    `https://g.alicdn.com/aliyun/ecs-console-vnc2/0.0.8/index.html?vncUrl=${vncUrl}&instanceId=i-wz9hhwq5a6tm0000&isWindows=true`,
  );
});
