import { expect, test } from 'vitest';
import { chromiumHostRules, faceOf } from './hosts.ts';

const ECS = { kind: 'api', product: 'ecs' };
const STS = { kind: 'api', product: 'sts' };

test.each([
  ['ecs.aliyuncs.com', ECS],
  ['ECS.cn-hangzhou.aliyuncs.com:8443', { ...ECS, regionId: 'cn-hangzhou' }],
  ['ecs-cn-hangzhou.aliyuncs.com', { ...ECS, regionId: 'cn-hangzhou' }],
  ['ecs-vpc.us-east-1.aliyuncs.com', { ...ECS, regionId: 'us-east-1' }],
  ['sts.aliyuncs.com', STS],
  ['sts.cn-beijing.aliyuncs.com', { ...STS, regionId: 'cn-beijing' }],
  ['hz01-vncproxy.aliyun.com', { kind: 'vnc' }],
  ['ecs.console.aliyun.com', { kind: 'console' }],
  ['ecs.console.alibabacloud.com', { kind: 'console' }],
])('%s is answered for', (host, face) => {
  expect(faceOf(host)).toEqual(face);
});

test.each([
  ['ecs.cn-atlantis.aliyuncs.com'],
  ['oss.aliyuncs.com'],
  ['ecs.cn-hangzhou.aliyuncs.com.evil.example'],
  ['evil-vncproxy.aliyun.com.example'],
  ['vncproxy.aliyun.com'],
  ['127.0.0.1'],
  [''],
])('%s is nobody here', (host) => {
  expect(faceOf(host)).toBeUndefined();
});

test('Chromium finds Alibaba here and nothing else anywhere', () => {
  const rules = chromiumHostRules(8443).split(', ');
  expect(rules).toContain('MAP *.aliyuncs.com 127.0.0.1:8443');
  expect(rules.at(-1)).toBe('MAP * ~NOTFOUND');
});
