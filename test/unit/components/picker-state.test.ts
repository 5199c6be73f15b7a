import { describe, expect, test } from 'vitest';
import { createPickerState } from '../../../components/popup/picker-state.ts';
import type { InventoryNews } from '../../../lib/instances/inventory-news.ts';
import { fail, fakeAsk, ok, profile } from './fake-ask.ts';
import { keyOf, listed, machine, stagePicker, start } from './picker-stage.ts';

const rows = (...letters: string[]): InventoryNews => ({
  type: 'rows',
  rows: letters.map((letter) => machine(letter)),
});

describe('the list', () => {
  test('has the pinned ones first, then the recent ones, then all others by name', async () => {
    const picker = await stagePicker();
    picker.tell(
      start({ pinned: [keyOf('d')], recent: [keyOf('c'), keyOf('d')] }),
      rows('b', 'a', 'd', 'c'),
    );
    expect(listed(picker)).toEqual(['machine d', 'machine c', 'machine a', 'machine b']);
  });

  test('takes rows that come, change and go', async () => {
    const picker = await stagePicker();
    picker.tell(start(), rows('a', 'b'));
    picker.tell({ type: 'rows', rows: [machine('b', { name: 'renamed' })], gone: [keyOf('a')] });
    expect(listed(picker)).toEqual(['renamed']);
    expect(picker.state.total.value).toBe(1);
  });

  test('begins anew with every start', async () => {
    const picker = await stagePicker();
    picker.tell(start(), rows('a'), start());
    await new Promise(setImmediate);
    expect(listed(picker)).toEqual(['machine a']);
    picker.tell(rows('b'));
    expect(listed(picker)).toEqual(['machine b']);
  });

  test('follows marks that change', async () => {
    const picker = await stagePicker();
    picker.tell(start(), rows('a', 'b'));
    picker.tell({ type: 'marks', pinned: [keyOf('b')], recent: [], open: [] });
    expect(listed(picker)).toEqual(['machine b', 'machine a']);
    expect(picker.state.isPinned(machine('b'))).toBe(true);
  });

  test('is found by the name of a profile, though rows came before the profiles', async () => {
    const late = Promise.withResolvers<unknown>();
    const { ask } = fakeAsk({ 'profiles.list': () => late.promise });
    let tell: (news: InventoryNews) => void = () => {};
    const state = createPickerState({
      ask,
      connect(onNews) {
        tell = onNews;
        return { refresh() {}, close() {} };
      },
      words: { region: (id) => id, status: (status) => status },
      later: (show) => show(),
    });
    const started = state.start();
    tell(start());
    tell(rows('a'));
    late.resolve(ok({ profiles: [profile(1)] }));
    await started;
    state.type('profile 1');
    expect(state.results.value).toHaveLength(1);
  });

  test('learns the names of profiles anew when all is told anew', async () => {
    const picker = await stagePicker();
    picker.tell(start(), rows('a'));
    picker.answers['profiles.list'] = ok({ profiles: [{ ...profile(1), name: 'Renamed' }] });
    picker.tell(start(), rows('a'));
    await new Promise(setImmediate);
    picker.state.type('renamed');
    expect(listed(picker)).toEqual(['machine a']);
  });

  test('shows the first rows in a frame of their own, and the rest of a burst in the next', async () => {
    const shows: (() => void)[] = [];
    const state = createPickerState({
      ask: fakeAsk({ 'profiles.list': ok({ profiles: [] }) }).ask,
      connect(onNews) {
        for (const news of [start(), rows('a'), rows('b'), rows('c')]) onNews(news);
        return { refresh() {}, close() {} };
      },
      words: { region: (id) => id, status: (status) => status },
      later: (show) => shows.push(show),
    });
    await state.start();
    expect(shows).toHaveLength(1);
    shows[0]?.();
    expect(state.results.value).toHaveLength(1);
    expect(shows).toHaveLength(2);
    shows[1]?.();
    expect(state.results.value).toHaveLength(3);
    expect(shows).toHaveLength(2);
  });
});

test.each([
  [{ type: 'locked' }, 'locked'],
  [{ type: 'no-profile' }, 'no-profile'],
  [{ type: 'progress', done: 0, all: 1 }, 'listing'],
] satisfies [InventoryNews, string][])('after %o it is %s', async (news, phase) => {
  const picker = await stagePicker();
  expect(picker.state.phase.value).toBe('starting');
  picker.tell(start(), news);
  expect(picker.state.phase.value).toBe(phase);
});

test('a vault that is locked takes the rows away', async () => {
  const picker = await stagePicker();
  picker.tell(start(), rows('a'), { type: 'locked' });
  expect(listed(picker)).toEqual([]);
  expect(picker.state.sources.value).toEqual([]);
});

test('it is done when every source is, and not before anything is said of them', async () => {
  const { state, tell } = await stagePicker();
  tell(start(), rows('a'));
  expect(state.isDone.value).toBe(false);
  tell({ type: 'progress', done: 1, all: 2 });
  expect(state.isDone.value).toBe(false);
  tell({ type: 'progress', done: 2, all: 2 });
  expect(state.isDone.value).toBe(true);
});

describe('the chosen row', () => {
  test('is the first until another is moved to, and then stays that one', async () => {
    const { state, tell } = await stagePicker();
    tell(start(), rows('b', 'c'));
    expect(state.active.value?.row.name).toBe('machine b');
    tell(rows('a'));
    expect(state.active.value?.row.name).toBe('machine a');
    state.moveTo(2);
    tell({ type: 'rows', rows: [], gone: [keyOf('a')] });
    expect(state.active.value?.row.name).toBe('machine c');
    expect(state.activeIndex.value).toBe(1);
  });

  test('is the first again once something is typed, or once it is gone', async () => {
    const { state, tell } = await stagePicker();
    tell(start(), rows('a', 'b', 'c'));
    state.moveTo(2);
    state.type('machine');
    expect(state.activeIndex.value).toBe(0);
    state.moveTo(2);
    tell({ type: 'rows', rows: [], gone: [keyOf('c')] });
    expect(state.activeIndex.value).toBe(0);
  });

  test('is none in an empty list', async () => {
    const { state, tell } = await stagePicker();
    tell(start(), rows('a'));
    state.type('nothing has this');
    expect(state.active.value).toBeUndefined();
  });
});

describe('opening', () => {
  const request = {
    instanceId: machine('a').instanceId,
    regionId: 'cn-hangzhou',
    profileId: profile(1).id,
    name: 'machine a',
  };

  test.each([
    [{}, request],
    [{ another: true }, { ...request, another: true }],
  ])('with %o says which instance, and where it is', async (options, expected) => {
    const { state, sent } = await stagePicker({ open: ok('opened') });
    expect(await state.open(machine('a'), options)).toBe(true);
    expect(sent.at(-1)).toEqual({ name: 'open', request: expected });
  });

  test('that fails says why, and can be tried again', async () => {
    const { state, sent, answers } = await stagePicker({ open: fail('not-running') });
    expect(await state.open(machine('a'))).toBe(false);
    expect(state.failed.value?.problem).toEqual({ kind: 'not-running' });
    answers.open = ok('opened');
    expect(await state.failed.value?.retry()).toBe(true);
    expect(sent.at(-1)?.request).toEqual(request);
    expect(state.failed.value).toBeUndefined();
  });

  test('happens once, however often Enter is pressed', async () => {
    const { state, sent } = await stagePicker({ open: ok('opened') });
    await Promise.all([state.open(machine('a')), state.open(machine('a'))]);
    expect(sent.filter(({ name }) => name === 'open')).toHaveLength(1);
  });

  test('an id that nobody knows leaves it to the background to find', async () => {
    const { state, sent, tell } = await stagePicker({ open: ok('opened') });
    tell(start(), rows('a'));
    const { instanceId } = machine('z');
    state.type(`  ${instanceId} `);
    expect(state.unknownId.value).toBe(instanceId);
    expect(await state.openUnknown(instanceId)).toBe(true);
    expect(sent.at(-1)?.request).toEqual({ instanceId });
    state.type('i-z');
    expect(state.unknownId.value).toBeUndefined();
    state.type(machine('a').instanceId);
    expect(state.unknownId.value).toBeUndefined();
  });
});

test('a pin is the matter of the background', async () => {
  const { state, sent } = await stagePicker({ 'pins.toggle': ok(true) });
  await state.togglePin(machine('a'));
  const { profileId, regionId, instanceId } = machine('a');
  expect(sent.at(-1)?.request).toEqual({ instance: { profileId, regionId, instanceId } });
});

test('profiles that could not be read are read again on demand', async () => {
  const { state, answers, wishes } = await stagePicker({ 'profiles.list': fail('bad-request') });
  expect(state.failed.value?.problem).toEqual({ kind: 'bad-request' });
  answers['profiles.list'] = ok({ profiles: [profile(1)] });
  await state.failed.value?.retry();
  expect(state.failed.value).toBeUndefined();
  expect(state.profiles.value.size).toBe(1);
  expect(wishes).toEqual(['connect', 'close', 'connect']);
});

describe('the wall', () => {
  const refOf = (letter: string) => {
    const { profileId, regionId, instanceId } = machine(letter);
    return { profileId, regionId, instanceId };
  };
  const wall = (letters: string) => ok([...letters].map((letter) => ({ instance: refOf(letter) })));

  test('takes an instance after those that it has', async () => {
    const { state, sent } = await stagePicker({
      'wall.instances': wall('b'),
      'wall.keep': ok(null),
    });
    expect(await state.addToWall(machine('a'))).toBe('added');
    expect(sent.at(-1)?.request).toEqual({ instances: [refOf('b'), refOf('a')] });
  });

  test.each([
    ['has it already', wall('ba'), 'added'],
    ['is full', wall('bcdefghijklmnopq'), 'full'],
    ['can not be read', fail('bad-request'), 'failed'],
  ])('that %s stays as it is', async (_, instances, expected) => {
    const { state, sent } = await stagePicker({ 'wall.instances': instances });
    expect(await state.addToWall(machine('a'))).toBe(expected);
    expect(sent.at(-1)?.name).toBe('wall.instances');
  });
});
