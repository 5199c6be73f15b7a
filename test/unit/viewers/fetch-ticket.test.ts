import { expect, test, vi } from 'vitest';
import { ticketFetcher } from '../../../lib/viewers/fetch-ticket.ts';
import { credentials, NOW, rejectionOf } from '../aliyun/fake-cloud.ts';
import { retrying } from '../aliyun/fake-time.ts';

const INSTANCE = { profileId: 'p', regionId: 'cn-hangzhou', instanceId: 'i-bp1hzoinajzkh91habcd' };

function setUp(fetch: typeof globalThis.fetch) {
  const { client } = retrying(fetch);
  const fetchTicket = ticketFetcher({
    client,
    profiles: {
      list: async () => ({
        profiles: [
          {
            id: 'p',
            name: 'p',
            colour: 'grey',
            regionIds: ['cn-hangzhou'],
            source: { mode: 'AK', accessKeyId: credentials.accessKeyId },
          },
        ],
        unreadable: 0,
      }),
    },
    credentialsOf: () => async () => credentials,
    now: () => NOW,
  });
  return () => fetchTicket(INSTANCE, new AbortController().signal);
}

test('a ticket is decoded, and dies 15 s after the answer', async () => {
  const VncUrl = 'wss%3A%2F%2Fhz01-vncproxy.aliyun.com%2Fwebsockify%2F%3Fs%3Da%252Fb';
  const fetchTicket = setUp(async () => Response.json({ VncUrl }));
  expect(await fetchTicket()).toEqual({
    url: 'wss://hz01-vncproxy.aliyun.com/websockify/?s=a%2Fb',
    diesAt: NOW + 15_000,
  });
});

test('a dead network is told after one call: the session is who tries again', async () => {
  const dead = vi.fn<typeof globalThis.fetch>(() => Promise.reject(new TypeError()));
  expect(await rejectionOf(setUp(dead)())).toMatchObject({ kind: 'network' });
  expect(dead).toHaveBeenCalledOnce();
});
