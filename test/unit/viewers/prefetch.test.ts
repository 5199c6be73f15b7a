import { expect, test, vi } from 'vitest';
import { storedMap } from '../../../lib/storage-area.ts';
import { CONNECTIONS_PER_MINUTE } from '../../../lib/viewers/pace.ts';
import { createPrefetch } from '../../../lib/viewers/prefetch.ts';
import { createTicketDesk } from '../../../lib/viewers/tickets.ts';
import { memoryArea } from '../memory-area.ts';

const instance = {
  profileId: '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11',
  regionId: 'cn-hangzhou',
  instanceId: 'i-bp1hzoinajzkh91habcd',
};
const numbered = (index: number) => ({
  ...instance,
  instanceId: `i-bp1${String(index).padStart(17, '0')}`,
});

function setUp(area = memoryArea()) {
  let time = 1_000_000;
  const now = () => time;
  const fetchTicket = vi.fn(async () => ({
    url: `wss://hz01-vncproxy.aliyun.com/?n=${fetchTicket.mock.calls.length}`,
    diesAt: time + 15_000,
  }));
  const granted = storedMap<number[]>(area, 'tickets');
  const tickets = createTicketDesk({ fetchTicket, granted, now });
  const prefetch = createPrefetch({ tickets, granted, now });
  const pass = (ms: number) => {
    time += ms;
  };
  /** Until the ticket has been asked for. */
  const settled = async (calls: number) => {
    await vi.waitFor(() => expect(fetchTicket).toHaveBeenCalledTimes(calls));
  };
  return { prefetch, tickets, fetchTicket, pass, settled };
}

test('a click finds the ticket that was asked for before', async () => {
  const { prefetch, tickets, pass, fetchTicket, settled } = setUp();
  await prefetch(instance);
  await settled(1);
  pass(8000);
  tickets.prepare(instance);
  expect((await tickets.take(instance)).url).toMatch(/n=1$/);
  expect(fetchTicket).toHaveBeenCalledTimes(1);
});

test('a click long after asks anew, while its window opens', async () => {
  const { prefetch, tickets, pass, settled } = setUp();
  await prefetch(instance);
  await settled(1);
  pass(12_000);
  tickets.prepare(instance);
  await settled(2);
  expect((await tickets.take(instance)).url).toMatch(/n=2$/);
});

test('a failure before the click is none of the click', async () => {
  const { prefetch, tickets, fetchTicket, settled } = setUp();
  fetchTicket.mockRejectedValueOnce(new Error('no network'));
  await prefetch(instance);
  await settled(1);
  tickets.prepare(instance);
  expect((await tickets.take(instance)).url).toMatch(/n=2$/);
});

test('one instance is asked for once in 15 s, also after a restart of the background', async () => {
  const area = memoryArea();
  const first = setUp(area);
  await first.prefetch(instance);
  await first.settled(1);
  const second = setUp(area);
  await second.prefetch(instance);
  second.pass(14_000);
  await second.prefetch(instance);
  expect(second.fetchTicket).not.toHaveBeenCalled();
  second.pass(1001);
  await second.prefetch(instance);
  await second.settled(1);
});

test('a page can not use up what the account is allowed', async () => {
  const { prefetch, fetchTicket, pass, settled } = setUp();
  for (let index = 0; index < 100; index += 1) {
    await prefetch(numbered(index));
    await settled(Math.min(index + 1, 30));
  }
  expect(fetchTicket).toHaveBeenCalledTimes(30);
  pass(60_001);
  await prefetch(numbered(200));
  await settled(31);
});

test('what is asked for before a click counts against the limit of the instance', async () => {
  const { prefetch, tickets, settled } = setUp();
  await prefetch(instance);
  await settled(1);
  await tickets.take(instance);
  for (let count = 1; count < CONNECTIONS_PER_MINUTE; count += 1) await tickets.take(instance);
  await expect(tickets.take(instance)).rejects.toMatchObject({
    problem: { kind: 'too-many-connections' },
  });
});
