import { expect, test, vi } from 'vitest';
import { createFinder } from '../../../components/shared/finder-state.ts';
import { fail, fakeAsk, ok } from './fake-ask.ts';

const ID = 'i-bp1hzoinajzkh91habcd';
const work = (regionId: string) => ({ profileId: 'p1', profileName: 'work', regionId });
const home = (regionId: string) => ({ profileId: 'p2', profileName: 'home', regionId });
const plan = ok({ candidates: [work('cn-hangzhou'), home('cn-hangzhou'), work('cn-beijing')] });

function setUp(answers: Record<string, unknown>) {
  const { ask, answers: table } = fakeAsk({
    'find.plan': plan,
    'find.ask': ok(false),
    'find.mayList': ok(true),
    ...answers,
  });
  const onFound = vi.fn();
  const finder = createFinder({ instanceId: ID }, { ask, onFound });
  finder.start();
  return { finder, onFound, table };
}

type Asked = { instance: { regionId: string } };

test('says at once that it looks, and gives the place where the instance is', async () => {
  const { finder, onFound } = setUp({
    'find.ask': ({ instance }: Asked) => ok(instance.regionId === 'cn-beijing'),
  });
  expect(finder.state.value).toEqual({ name: 'looking', done: 0, all: 0 });
  await vi.waitFor(() =>
    expect(onFound).toHaveBeenCalledWith({
      profileId: 'p1',
      regionId: 'cn-beijing',
      instanceId: ID,
    }),
  );
});

test('what is known by now is given without asking', async () => {
  const known = { profileId: 'p1', regionId: 'cn-hangzhou', instanceId: ID };
  const { onFound } = setUp({ 'find.plan': ok({ known, candidates: [] }) });
  await vi.waitFor(() => expect(onFound).toHaveBeenCalledWith(known));
});

test('ends in what was asked where nobody has it, and in who may not list at all', async () => {
  const { finder } = setUp({
    'find.mayList': ({ profileId }: { profileId: string }) => ok(profileId === 'p1'),
  });
  await vi.waitFor(() =>
    expect(finder.state.value).toEqual({
      name: 'nobody',
      profileNames: ['work', 'home'],
      regions: 2,
      failures: [
        {
          profileName: 'home',
          problem: { kind: 'no-permission', action: 'DescribeInstances' },
          regionIds: [],
        },
      ],
    }),
  );
});

test.each([
  ['there is no plan', { 'find.plan': fail('no-profile') }, 'no-profile'],
  ['the vault is locked', { 'find.ask': fail('vault-locked') }, 'vault-locked'],
  ['nobody could answer', { 'find.ask': fail('network') }, 'network'],
])('stops with the problem where %s, and begins anew', async (_, answers, kind) => {
  const { finder, onFound, table } = setUp(answers);
  await vi.waitFor(() =>
    expect(finder.state.value).toMatchObject({ name: 'stopped', problem: { kind } }),
  );
  Object.assign(table, { 'find.plan': plan, 'find.ask': ok(true) });
  finder.start();
  await vi.waitFor(() => expect(onFound).toHaveBeenCalledTimes(1));
});

test('a window that is closed finds nothing any more', async () => {
  let answer: (found: unknown) => void = () => undefined;
  const { finder, onFound } = setUp({
    'find.ask': () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  await vi.waitFor(() => expect(finder.state.value).toMatchObject({ all: 3 }));
  finder.stop();
  answer(ok(true));
  await Promise.resolve();
  expect(onFound).not.toHaveBeenCalled();
});
