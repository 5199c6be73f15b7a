import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProblemError } from '../../../lib/problem.ts';
import { decodeVncUrl } from '../../../lib/vnc/vnc-url.ts';

const TOKEN = 'Dvh%2FIA%2BYc73gWO48cBx2gBxUDVzaAnSKr74pq30mzqUYgeUMcB';
const ADDRESS = `wss://hz01-vncproxy.aliyun.com/websockify/?s=${TOKEN}`;

test.each([
  ['as documented, encoded once', encodeURIComponent(ADDRESS)],
  ['encoded twice, as an old report has it', encodeURIComponent(encodeURIComponent(ADDRESS))],
  ['not encoded at all', ADDRESS],
])('an address %s gives the same wss address, its token still encoded', (_, vncUrl) => {
  expect(decodeVncUrl(vncUrl)).toBe(ADDRESS);
});

test('any token survives exactly', () => {
  fc.assert(
    fc.property(fc.base64String({ minLength: 4 }), (token) => {
      const address = `wss://bj01-vncproxy.aliyun.com/websockify/?s=${encodeURIComponent(token)}`;
      const decoded = decodeVncUrl(encodeURIComponent(address));
      expect(new URL(decoded).searchParams.get('s')).toBe(token);
    }),
  );
});

test.each([
  ['plain ws', 'ws://hz01-vncproxy.aliyun.com/', 'hz01-vncproxy.aliyun.com'],
  ['another domain', 'wss://vncproxy.example.com/', 'vncproxy.example.com'],
  ['a domain that only ends alike', 'wss://evilaliyun.com/', 'evilaliyun.com'],
  ['a look-alike subdomain', 'wss://x.aliyun.com.evil.test/', 'x.aliyun.com.evil.test'],
  ['credentials before the host', 'wss://a@hz01-vncproxy.aliyun.com/', 'hz01-vncproxy.aliyun.com'],
  ['another scheme', 'https://hz01-vncproxy.aliyun.com/', 'hz01-vncproxy.aliyun.com'],
])('%s is refused, with its host named', (_, address, host) => {
  expect(() => decodeVncUrl(encodeURIComponent(address))).toThrow(
    expect.objectContaining({ problem: { kind: 'bad-ticket', host } }),
  );
});

test('whatever comes in, the answer is an address of Alibaba, or a refusal', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
      try {
        expect(new URL(decodeVncUrl(text)).host).toMatch(/\.(aliyun|alibabacloud)\.com(:\d+)?$/);
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemError);
      }
    }),
  );
});
