import { signal } from '@preact/signals';
import { afterEach, expect, test, vi } from 'vitest';
import type { Order } from '../../../../components/wall/plan-tiles.ts';
import type { Tile } from '../../../../components/wall/tile.ts';
import { createWallState } from '../../../../components/wall/wall-state.ts';
import { type InstanceRef, instanceKey } from '../../../../lib/instance-ref.ts';
import { endedBy, type SessionState } from '../../../../lib/vnc/session-state.ts';
import { WALL_MAX } from '../../../../lib/wall.ts';
import { fail, fakeAsk, ok, profile } from '../fake-ask.ts';

const PROFILE = '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11';
const OTHER_PROFILE = '77f2b1c4-50b8-4a6e-8a54-3c1de3c9a001';
const ref = (n: number): InstanceRef => ({
  profileId: PROFILE,
  regionId: 'cn-hangzhou',
  instanceId: `i-bp1000000000000000${n.toString().padStart(2, '0')}`,
});
const LIVE: SessionState = {
  name: 'live',
  attempt: 0,
  quickLosses: 0,
  denials: 0,
  since: 0,
};
const CLOSED: SessionState = { name: 'ended', end: 'closed', problem: null };

let stop: () => void = () => undefined;
afterEach(() => stop());

/** A wall whose tiles connect at once, and write down what happens. */
async function setUp({ on = [ref(1), ref(2)], answers = {} } = {}) {
  const events: string[] = [];
  let open: InstanceRef[] = [];
  const { ask, sent } = fakeAsk({
    'wall.instances': ok(on.map((instance) => ({ instance }))),
    'wall.keep': ok(null),
    'profiles.list': ok({ profiles: [profile(1)] }),
    'viewers.list': () => ok(open.map((instance) => ({ tabId: 1, instance, state: 'live' }))),
    open: (request: InstanceRef) => {
      events.push(`open ${request.instanceId.at(-1)}`);
      open = [ref(Number(request.instanceId.at(-1)))];
      return ok('opened');
    },
    ...answers,
  });
  const refusals: (() => void)[] = [];

  function makeTile(instance: InstanceRef, { onViewerOpen }: { onViewerOpen(): void }): Tile {
    const session = signal<SessionState>(CLOSED);
    const order = signal<Order>('pause');
    const become = (state: SessionState) => {
      if (session.value === state) return;
      events.push(`${state === LIVE ? 'live' : 'let go'} ${instance.instanceId.at(-1)}`);
      session.value = state;
    };
    refusals.push(() => {
      session.value = endedBy({ kind: 'viewer-open' });
      onViewerOpen();
    });
    return {
      instance,
      key: instanceKey(instance),
      session,
      order,
      onScreen: signal(true),
      isLeaving: signal(false),
      stage: null,
      follow(next) {
        order.value = next;
        if (next === 'show') become(LIVE);
        if (next === 'pause' || next === 'yield') become(CLOSED);
      },
      again: () => become(LIVE),
      reset: () => become(CLOSED),
      wake: () => undefined,
    };
  }

  const wall = createWallState({ ask, makeTile });
  await wall.load();
  stop = wall.run();
  wall.isSeen.value = true;
  wall.turn.value = 'mine';
  const tileAt = (index: number): Tile => {
    const tile = wall.list.tiles.value[index];
    if (!tile) throw new Error(`There is no tile ${index}.`);
    return tile;
  };
  const setOpen = (instances: InstanceRef[]) => {
    open = instances;
    return wall.loadViewers();
  };
  return { wall, events, sent, tileAt, setOpen, refuse: (index: number) => refusals[index]?.() };
}

test('what is kept on the wall is shown, unless the page is not seen or has not the turn', async () => {
  const { wall, events } = await setUp();
  expect(events).toEqual(['live 1', 'live 2']);
  wall.isSeen.value = false;
  expect(events.slice(2)).toEqual(['let go 1', 'let go 2']);
  wall.isSeen.value = true;
  wall.turn.value = 'elsewhere';
  expect(events).toHaveLength(8);
  expect(events.slice(-2)).toEqual(['let go 1', 'let go 2']);
});

test('a tile off the screen pauses alone, and comes back', async () => {
  const { events, tileAt } = await setUp();
  tileAt(0).onScreen.value = false;
  tileAt(0).onScreen.value = true;
  expect(events.slice(2)).toEqual(['let go 1', 'live 1']);
});

test('a tile that is taken over lets go before its viewer opens, and comes back after it', async () => {
  const { wall, events, tileAt, setOpen } = await setUp();
  await wall.takeOver(tileAt(0));
  expect(events.slice(2)).toEqual(['let go 1', 'open 1']);
  expect(tileAt(0).order.value).toBe('yield');
  await setOpen([]);
  expect(events.at(-1)).toBe('live 1');
});

test('a viewer that could not be opened is told, and its tile comes back', async () => {
  const { wall, events, tileAt } = await setUp({ answers: { open: fail('no-profile') } });
  await wall.takeOver(tileAt(0));
  expect(wall.openProblem.value?.problem.kind).toBe('no-profile');
  expect(events.at(-1)).toBe('live 1');
});

test('a viewer of the same machine through another profile counts too', async () => {
  const { tileAt, setOpen } = await setUp();
  await setOpen([{ ...ref(2), profileId: OTHER_PROFILE }]);
  expect(tileAt(0).order.value).toBe('show');
  expect(tileAt(1).order.value).toBe('yield');
});

test('a tile that was refused for a viewer waits for news of that viewer', async () => {
  const { tileAt, setOpen, refuse } = await setUp({
    answers: { 'viewers.list': fail('bad-request') },
  });
  refuse(0);
  expect(tileAt(0).order.value).toBe('rest');
  expect(tileAt(0).session.value).toMatchObject({ problem: { kind: 'viewer-open' } });
  await setOpen([]);
  expect(tileAt(0).order.value).toBe('rest');
});

test('a refusal that is out of date by now is forgotten', async () => {
  const { tileAt, refuse } = await setUp();
  refuse(0);
  await vi.waitFor(() => expect(tileAt(0).session.value).toBe(LIVE));
});

test('an unlocked vault brings back the tiles that waited for it, and no others', async () => {
  const { wall, tileAt } = await setUp();
  tileAt(0).session.value = endedBy({ kind: 'vault-locked' });
  tileAt(1).session.value = endedBy({ kind: 'taken-over' });
  wall.unlocked();
  expect(tileAt(0).session.value).toBe(LIVE);
  expect(tileAt(1).session.value).toMatchObject({ end: 'taken-over' });
});

test('what is added or removed is kept, and comes back in its place', async () => {
  const { wall, events, sent, tileAt } = await setUp();
  const kept = () => sent.findLast(({ name }) => name === 'wall.keep')?.request;
  await wall.list.add(ref(3));
  expect(kept()).toEqual({ instances: [ref(1), ref(2), ref(3)] });
  expect(wall.list.current.value?.instance).toEqual(ref(3));
  await wall.list.remove(tileAt(0));
  expect(events.at(-1)).toBe('let go 1');
  expect(kept()).toEqual({ instances: [ref(2), ref(3)] });
  expect(wall.list.current.value?.instance).toEqual(ref(2));
  await wall.list.undo();
  expect(kept()).toEqual({ instances: [ref(1), ref(2), ref(3)] });
  expect(events.at(-1)).toBe('live 1');
  expect(wall.list.removed.value).toBeUndefined();
});

test('a machine is on the wall once, and the wall has an end', async () => {
  const on = Array.from({ length: WALL_MAX - 1 }, (_, index) => ref(index + 1));
  const { wall } = await setUp({ on });
  await wall.list.add({ ...ref(1), profileId: OTHER_PROFILE });
  expect(wall.list.tiles.value).toHaveLength(WALL_MAX - 1);
  await wall.list.add(ref(WALL_MAX));
  await wall.list.add(ref(WALL_MAX + 1));
  expect(wall.list.tiles.value).toHaveLength(WALL_MAX);
});

test('what is read while a change of our own is under way is not believed', async () => {
  let keep: (answer: unknown) => void = () => undefined;
  const kept = new Promise((resolve) => {
    keep = resolve;
  });
  const { wall, tileAt } = await setUp({ answers: { 'wall.keep': () => kept } });
  const removing = wall.list.remove(tileAt(0));
  await wall.list.load();
  expect(wall.list.tiles.value.map(({ instance }) => instance)).toEqual([ref(2)]);
  keep(ok(null));
  await removing;
});

test('a wall that was changed elsewhere keeps the tiles that are still on it', async () => {
  let kept = [ref(1), ref(2)];
  const answers = { 'wall.instances': () => ok(kept.map((instance) => ({ instance }))) };
  const { wall, events, tileAt } = await setUp({ answers });
  const second = tileAt(1);
  kept = [ref(2), ref(3)];
  const { length } = events;
  await wall.load();
  expect(tileAt(0)).toBe(second);
  expect(events.slice(length).toSorted()).toEqual(['let go 1', 'live 3']);
});
