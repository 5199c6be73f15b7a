import { describe, expect, test } from 'vitest';
import { createInstancesState } from '../../../components/popup/instances-state.ts';
import type { InstanceSummary } from '../../../lib/instances/summary.ts';
import { fail, fakeAsk, ok, profile } from './fake-ask.ts';

const instance = (id: string): InstanceSummary => ({
  instanceId: `i-${id}`,
  regionId: 'cn-hangzhou',
  name: `machine ${id}`,
  status: 'Running',
  publicIps: [],
  privateIps: ['10.0.0.1'],
});

const page = (ids: string[], nextToken?: string) =>
  ok({ instances: ids.map(instance), ...(nextToken && { nextToken }) });

async function setUp(answers: Record<string, unknown> = {}) {
  const background = fakeAsk({
    'profiles.list': ok({ profiles: [profile(1), profile(2)], defaultId: profile(2).id }),
    'instances.list': page(['a', 'b']),
    ...answers,
  });
  const state = createInstancesState(background.ask);
  await state.start();
  return { ...background, state };
}

type State = Awaited<ReturnType<typeof setUp>>['state'];
const ids = (state: State) => state.instances.value.map(({ instanceId }) => instanceId);

test('it starts with the default profile, and with its first instance chosen', async () => {
  const { state, sent } = await setUp();
  expect(sent.at(-1)).toEqual({
    name: 'instances.list',
    request: { profileId: profile(2).id, regionId: 'cn-hangzhou' },
  });
  expect(state.activeId.value).toBe('i-a');
  expect(state.activeIndex.value).toBe(0);
});

test('without a profile nothing is asked of Alibaba Cloud', async () => {
  const { state, sent } = await setUp({ 'profiles.list': ok({ profiles: [] }) });
  expect(sent).toHaveLength(1);
  expect(state.profiles.value).toEqual([]);
  expect(state.loading.value).toBe(false);
});

describe('more pages', () => {
  test('are appended without what is there already, and the choice stays', async () => {
    const { state, answers, sent } = await setUp({ 'instances.list': page(['a', 'b'], 'more') });
    state.activeId.value = 'i-b';
    answers['instances.list'] = page(['b', 'c']);
    await state.loadMore();
    expect(sent.at(-1)?.request).toMatchObject({ nextToken: 'more' });
    expect(ids(state)).toEqual(['i-a', 'i-b', 'i-c']);
    expect(state.activeId.value).toBe('i-b');
  });

  test('are not asked for after the last', async () => {
    const { state, sent } = await setUp();
    const before = sent.length;
    await state.loadMore();
    expect(sent).toHaveLength(before);
  });

  test('that fail leave the list, and are tried again by hand only', async () => {
    const { state, answers, sent } = await setUp({ 'instances.list': page(['a'], 'more') });
    answers['instances.list'] = fail('network');
    await state.loadMore();
    expect(ids(state)).toEqual(['i-a']);
    const before = sent.length;
    await state.loadMore();
    expect(sent).toHaveLength(before);

    answers['instances.list'] = page(['b']);
    await state.retry();
    expect(ids(state)).toEqual(['i-a', 'i-b']);
    expect(state.problem.value).toBeUndefined();
  });
});

test('the answer for a profile that was left is not shown', async () => {
  const { state, answers } = await setUp();
  const late = Promise.withResolvers<unknown>();
  answers['instances.list'] = ({ profileId }: { profileId: string }) =>
    profileId === profile(1).id ? late.promise : page(['of-2']);
  const first = state.choose(profile(1).id);
  await state.choose(profile(2).id);
  late.resolve(page(['of-1']));
  await first;
  expect(ids(state)).toEqual(['i-of-2']);
  expect(state.loading.value).toBe(false);
});

describe('opening', () => {
  test('names the instance, its region and the profile', async () => {
    const { state, sent } = await setUp({ open: ok(null) });
    expect(await state.open(instance('b'))).toBe(true);
    expect(sent.at(-1)).toEqual({
      name: 'open',
      request: {
        instanceId: 'i-b',
        regionId: 'cn-hangzhou',
        profileId: profile(2).id,
        name: 'machine b',
      },
    });
  });

  test('that fails shows why, and loses nothing', async () => {
    const { state } = await setUp({ open: fail('not-running') });
    expect(await state.open(instance('b'))).toBe(false);
    expect(state.openProblem.value).toEqual({
      instance: instance('b'),
      problem: { kind: 'not-running' },
    });
    expect(ids(state)).toEqual(['i-a', 'i-b']);
    expect(state.activeId.value).toBe('i-b');
    expect(state.openingId.value).toBeUndefined();
  });

  test('happens once, however often Enter is pressed', async () => {
    const { state, sent } = await setUp({ open: ok(null) });
    await Promise.all([state.open(instance('a')), state.open(instance('a'))]);
    expect(sent.filter(({ name }) => name === 'open')).toHaveLength(1);
  });
});

test('retry reads the profiles if they were never read', async () => {
  const { state, answers } = await setUp({ 'profiles.list': fail('bad-request') });
  expect(state.problem.value).toEqual({ kind: 'bad-request' });
  answers['profiles.list'] = ok({ profiles: [profile(1)] });
  await state.retry();
  expect(ids(state)).toEqual(['i-a', 'i-b']);
});
