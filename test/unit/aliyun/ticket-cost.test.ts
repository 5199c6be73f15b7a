import { expect, test } from 'vitest';
import { retrying } from './fake-time.ts';
import { OPERATIONS } from './operations.ts';

const CALLS = 500;

/** What one ticket costs us: signing, sending to a network that answers at once, reading. */
test('a ticket call costs little time of our own (a figure is printed)', async () => {
  const VncUrl = 'wss%3A%2F%2Fhz01-vncproxy.aliyun.com%2Fwebsockify%2F%3Fs%3Da%252Fb';
  const { client } = retrying(async () => Response.json({ RequestId: 'REQ', VncUrl }));
  const key = {
    accessKeyId: 'STS.id',
    accessKeySecret: 'testsecret',
    securityToken: 't'.repeat(800),
  };
  const costs: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const start = performance.now();
    const answer = await OPERATIONS.DescribeInstanceVncUrl(client, async () => key);
    costs.push(performance.now() - start);
    expect(answer).toEqual({ vncUrl: VncUrl, requestId: 'REQ' });
  }
  costs.sort((a, b) => a - b);
  const at = (share: number) => `${costs[Math.floor(CALLS * share)]?.toFixed(2)} ms`;
  console.log(
    `A ticket call of ${CALLS}: median ${at(0.5)}, 95 % within ${at(0.95)}, worst ${at(1 - 1 / CALLS)}`,
  );
});
