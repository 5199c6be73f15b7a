import { expect, test, vi } from 'vitest';
import type { ApiRequest } from '../../../lib/aliyun/client.ts';
import { AliyunError } from '../../../lib/aliyun/errors.ts';
import { createPrefixes } from '../../../lib/find/prefixes.ts';
import type { InventoryRow } from '../../../lib/instances/inventory-row.ts';
import { createFindHandlers } from '../../../lib/worker/find-handlers.ts';
import type { Whereabouts } from '../../../lib/worker/whereabouts.ts';
import { profile } from '../components/fake-ask.ts';
import { memoryArea } from '../memory-area.ts';

const ID = 'i-bp1hzoinajzkh91habcd';
const work = profile(1, { name: 'work', regionIds: ['cn-shanghai'] });
const home = { profileId: work.id, regionId: 'cn-hangzhou', instanceId: ID };
const away = { ...home, regionId: 'cn-beijing' };

function setUp({ known = undefined as typeof home | undefined, fits = [work] } = {}) {
  const call = vi.fn(async ({ params }: ApiRequest): Promise<unknown> => {
    if (params?.DryRun) throw new AliyunError({ kind: 'other', code: 'DryRunOperation' });
    const here = params?.RegionId === home.regionId;
    return { Instances: { Instance: here ? [{ InstanceId: ID, InstanceName: 'web-01' }] : [] } };
  });
  const row = { instanceId: 'i-bp1zzzzzzzzzzzzzzzzz', regionId: 'cn-qingdao' } as InventoryRow;
  const prefixes = createPrefixes(memoryArea());
  const recent = { add: vi.fn(async () => undefined) };
  const tickets = { prepare: vi.fn() };
  const handlers = createFindHandlers({
    client: { call },
    profiles: { list: async () => ({ profiles: [work] }) },
    credentialsOf: () => async () => ({ accessKeyId: 'LTAI5tFake', accessKeySecret: 'secret' }),
    prefixes,
    whereabouts: {
      fitting: async () => fits,
      placeOf: async () => known,
      requireProfile: async () => undefined,
    } as unknown as Whereabouts,
    inventory: { rows: async () => [row] },
    recent,
    tickets,
  });
  return { handlers, call, prefixes, recent, tickets };
}

test('what is known by now is not looked for', async () => {
  const { handlers } = setUp({ known: home });
  expect(await handlers['find.plan']({ instanceId: ID })).toEqual({
    ok: true,
    value: { known: home, candidates: [] },
  });
});

test('the regions of ids that begin alike are asked first, and remembered', async () => {
  const { handlers, prefixes } = setUp();
  await prefixes.learn([{ instanceId: ID, regionId: 'cn-hangzhou' }]);
  const { value } = await handlers['find.plan']({ instanceId: ID });
  const order = value.candidates.map(({ regionId }) => regionId);
  expect(order.slice(0, 3)).toEqual(['cn-qingdao', 'cn-hangzhou', 'cn-shanghai']);
});

test('without a profile that fits there is no plan', async () => {
  const { handlers } = setUp({ fits: [] });
  await expect(handlers['find.plan']({ instanceId: ID })).rejects.toMatchObject({
    problem: { kind: 'no-profile-fits' },
  });
});

test('where it is found, its ticket is asked for and its place remembered', async () => {
  const { handlers, prefixes, recent, tickets } = setUp();
  expect(await handlers['find.ask']({ instance: away })).toEqual({ ok: true, value: false });
  expect(tickets.prepare).not.toHaveBeenCalled();
  expect(await handlers['find.ask']({ instance: home })).toEqual({ ok: true, value: true });
  expect(tickets.prepare).toHaveBeenCalledWith(home);
  expect(recent.add).toHaveBeenCalledWith(home, 'web-01');
  expect(await prefixes.regionsOf(ID)).toEqual(['cn-hangzhou']);
});

test('a profile that may not list is told apart from one that has nothing', async () => {
  const { handlers, call } = setUp();
  const asked = { profileId: work.id, regionId: 'cn-hangzhou' };
  expect(await handlers['find.mayList'](asked)).toEqual({ ok: true, value: true });
  call.mockRejectedValueOnce(new AliyunError({ kind: 'no-permission' }));
  expect(await handlers['find.mayList'](asked)).toEqual({ ok: true, value: false });
});
