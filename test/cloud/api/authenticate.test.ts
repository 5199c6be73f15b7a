import { expect, test } from 'vitest';
import { KEYS, WORLD } from '../world.ts';
import { callParameters } from './arrived-request.ts';
import { authenticate } from './authenticate.ts';
import { type ArrivedRequest, sha256Hex, signatureOf, stringToSign } from './canonical-request.ts';
import { createIdentities } from './identities.ts';
import { createNonceMemory } from './nonces.ts';

/** The worked example of Alibaba's V3 page, so that the verifier is checked from outside too. */
const EXAMPLE = request('2023-10-26T10:22:32Z', {
  'x-acs-action': 'RunInstances',
  'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
});
EXAMPLE.parameters = [
  ['RegionId', 'cn-shanghai'],
  ['ImageId', 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd'],
];
EXAMPLE.headers.set('host', ['ecs.cn-shanghai.aliyuncs.com']);

function request(date: string, more: Record<string, string>): ArrivedRequest {
  const headers = {
    host: 'ecs.cn-hangzhou.aliyuncs.com',
    'x-acs-action': 'DescribeInstances',
    'x-acs-content-sha256': sha256Hex(''),
    'x-acs-date': date,
    'x-acs-signature-nonce': 'n',
    'x-acs-version': '2014-05-26',
    ...more,
  };
  return {
    method: 'POST',
    path: '/',
    parameters: [],
    headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
    body: Buffer.alloc(0),
  };
}

test("signs Alibaba's published example as it is published", () => {
  const text = stringToSign(EXAMPLE, [...EXAMPLE.headers.keys()].sort());
  expect(signatureOf(text, 'YourAccessKeySecret')).toBe(
    '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
  );
});

test('several values of one header are signed sorted, whatever their order on the wire', () => {
  const sent = (values: string[]) => {
    const arrived = request('2026-01-01T00:00:00Z', {});
    arrived.headers.set('x-acs-extra', values);
    return stringToSign(arrived, ['x-acs-extra']);
  };
  expect(sent(['b', ' a '])).toBe(sent(['a', 'b']));
  expect(sent(['a', 'b'])).not.toBe(sent(['a', 'c']));
});

test('a signed request whose content hash is not that of its body is refused', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  const check = (contentHash: string) => {
    const arrived = request('2026-01-01T00:00:00Z', { 'x-acs-content-sha256': contentHash });
    const names = [...arrived.headers.keys()].sort();
    const signature = signatureOf(stringToSign(arrived, names), KEYS.full.accessKeySecret);
    const credential = `Credential=${KEYS.full.accessKeyId}`;
    const value = `ACS3-HMAC-SHA256 ${credential},SignedHeaders=${names.join(';')},Signature=${signature}`;
    arrived.headers.set('authorization', [value]);
    return authenticate(arrived, createIdentities(WORLD), createNonceMemory(), now);
  };
  expect(check(sha256Hex('')).accountId).toBe(KEYS.full.accountId);
  expect(() => check(sha256Hex('other'))).toThrow('server StringToSign');
});

test('a form in the body may write a space as a plus', () => {
  const arrived = request('2026-01-01T00:00:00Z', {
    'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
  });
  arrived.body = Buffer.from('InstanceName=a+b%2Bc');
  expect(callParameters(arrived).get('InstanceName')).toBe('a b+c');
});
