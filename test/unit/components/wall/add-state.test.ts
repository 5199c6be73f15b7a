import { computed, signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { createAddState } from '../../../../components/wall/add-state.ts';
import type { Tile } from '../../../../components/wall/tile.ts';
import { createWallList } from '../../../../components/wall/wall-list.ts';
import { type InstanceRef, instanceKey } from '../../../../lib/instance-ref.ts';
import type { InventoryRow } from '../../../../lib/instances/inventory-row.ts';
import { fakeAsk, ok } from '../fake-ask.ts';

const WEB = {
  profileId: '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11',
  regionId: 'cn-hangzhou',
  instanceId: 'i-bp1hzoinajzkh91habcd',
};
const ROW: InventoryRow = {
  ...WEB,
  name: 'web-1',
  status: 'Running',
  publicIps: [],
  privateIps: [],
  tags: [],
};

function setUp({ rows = [ROW], answers = {} } = {}) {
  const { ask, sent } = fakeAsk({ 'wall.keep': ok(null), ...answers });
  const makeTile = (instance: InstanceRef) =>
    ({ instance, key: instanceKey(instance), isLeaving: signal(false) }) as unknown as Tile;
  const list = createWallList(ask, makeTile);
  const inventory = {
    find: (query: string) => rows.filter(({ name }) => name.includes(query)),
  };
  const state = createAddState({ ask, wall: { list }, inventory });
  const onWall = computed(() => list.tiles.value.map(({ instance }) => instance));
  return { state, onWall, sent };
}

test('an offer is put on the wall, as an instance and nothing more, once', async () => {
  const { state, onWall } = setUp();
  state.type('web');
  state.choose(0);
  expect(onWall.value).toEqual([WEB]);
  expect(state.query.value).toBe('');
  state.choose(0);
  expect(onWall.value).toHaveLength(1);
});

test('nothing is offered until the field is used, and nothing beyond the last offer', () => {
  const { state } = setUp();
  expect(state.rows.value).toEqual([]);
  state.move(1);
  state.move(1);
  expect(state.rows.value).toEqual([ROW]);
  expect(state.active.value).toBe(0);
});

test.each([
  ['an id that no row has', `  ${WEB.instanceId} `, WEB.instanceId],
  ['a name that no row has', 'nothing', undefined],
  ['what a row has', 'web', undefined],
])('%s: %s', (_, text, id) => {
  const { state } = setUp();
  state.type(text);
  expect(state.unknownId.value).toBe(id);
});

test('an unknown id is looked for, and what is found comes on the wall with its name', async () => {
  const answers = {
    'find.plan': ok({ known: WEB, candidates: [] }),
    'wall.instances': ok([{ instance: WEB, name: 'web-1' }]),
  };
  const { state, onWall, sent } = setUp({ rows: [], answers });
  state.type(WEB.instanceId);
  state.choose(0);
  state.choose(0);
  await vi.waitFor(() => expect(sent.map(({ name }) => name)).toContain('wall.instances'));
  expect(onWall.value).toEqual([WEB]);
  expect(sent.filter(({ name }) => name === 'find.plan')).toHaveLength(1);
});

test('who types on does not wait for the search any more', async () => {
  let answer: (value: unknown) => void = () => undefined;
  const plan = new Promise((resolve) => {
    answer = resolve;
  });
  const { state, onWall } = setUp({ rows: [], answers: { 'find.plan': () => plan } });
  state.type(WEB.instanceId);
  state.choose(0);
  state.type('web');
  answer(ok({ known: WEB, candidates: [] }));
  await plan;
  await Promise.resolve();
  expect(state.finder.value).toBeUndefined();
  expect(onWall.value).toEqual([]);
});
