import { expect, test, vi } from 'vitest';
import { AliyunError } from '../../../lib/aliyun/errors.ts';
import { storedMap } from '../../../lib/storage-area.ts';
import { CONNECTIONS_PER_MINUTE } from '../../../lib/viewers/pace.ts';
import { createTicketDesk } from '../../../lib/viewers/tickets.ts';
import { memoryArea } from '../memory-area.ts';

const instance = {
  profileId: '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11',
  regionId: 'cn-hangzhou',
  instanceId: 'i-bp1hzoinajzkh91habcd',
};

function setUp(area = memoryArea()) {
  let now = 1_000_000;
  const fetchTicket = vi.fn(async () => ({
    url: `wss://hz01-vncproxy.aliyun.com/?n=${fetchTicket.mock.calls.length}`,
    diesAt: now + 15_000,
  }));
  const desk = createTicketDesk({
    fetchTicket,
    granted: storedMap(area, 'tickets'),
    now: () => now,
  });
  return {
    desk,
    fetchTicket,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

test('a viewer gets the ticket that was asked for when it was opened', async () => {
  const { desk, fetchTicket } = setUp();
  desk.prepare(instance);
  desk.prepare(instance);
  expect((await desk.take(instance)).url).toMatch(/n=1$/);
  expect(fetchTicket).toHaveBeenCalledTimes(1);
});

test('no ticket is given twice', async () => {
  const { desk } = setUp();
  desk.prepare(instance);
  const [first, second] = await Promise.all([desk.take(instance), desk.take(instance)]);
  expect(first.url).not.toBe(second.url);
});

test('a prepared ticket that has become too old is replaced', async () => {
  const { desk, fetchTicket, pass } = setUp();
  desk.prepare(instance);
  await vi.waitFor(() => expect(fetchTicket).toHaveBeenCalled());
  pass(11_000);
  expect((await desk.take(instance)).url).toMatch(/n=2$/);
});

test('a failure is told to the viewer, once, and the next try is a new one', async () => {
  const { desk, fetchTicket } = setUp();
  fetchTicket.mockRejectedValueOnce(new AliyunError({ kind: 'not-running' }));
  desk.prepare(instance);
  await expect(desk.take(instance)).rejects.toMatchObject({ kind: 'not-running' });
  expect((await desk.take(instance)).url).toMatch(/n=2$/);
});

test('over the limit it says how long to wait, even after a restart of the background', async () => {
  const area = memoryArea();
  const { desk } = setUp(area);
  for (let count = 0; count < CONNECTIONS_PER_MINUTE; count++) await desk.take(instance);
  const afterRestart = setUp(area);
  await expect(afterRestart.desk.take(instance)).rejects.toMatchObject({
    problem: { kind: 'too-many-connections', retryAfterMs: 60_000 },
  });
  expect(afterRestart.fetchTicket).not.toHaveBeenCalled();
  afterRestart.pass(60_000);
  await expect(afterRestart.desk.take(instance)).resolves.toBeDefined();
});

test("a viewer that is closed takes its call along, and nobody else's", async () => {
  const area = memoryArea();
  const signals: AbortSignal[] = [];
  let now = 1000;
  const desk = createTicketDesk({
    fetchTicket: (_instance, signal) => {
      signals.push(signal);
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    },
    granted: storedMap(area, 'tickets'),
    now: () => now,
  });
  const other = { ...instance, instanceId: 'i-bp1another0instance00' };
  const closed = desk.take(instance);
  desk.take(other).catch(() => undefined);
  await vi.waitFor(() => expect(signals).toHaveLength(2));
  now = 3000;
  desk.take(instance).catch(() => undefined);
  await vi.waitFor(() => expect(signals).toHaveLength(3));

  desk.cancel(instance, 2000);
  await expect(closed).rejects.toMatchObject({ name: 'AbortError' });
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false, false]);
});
