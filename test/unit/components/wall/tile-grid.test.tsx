// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import type { Order } from '../../../../components/wall/plan-tiles.ts';
import type { Tile } from '../../../../components/wall/tile.ts';
import { TileGrid } from '../../../../components/wall/tile-grid.tsx';
import { createWallInventory } from '../../../../components/wall/wall-inventory.ts';
import { createWallState } from '../../../../components/wall/wall-state.ts';
import { type InstanceRef, instanceKey } from '../../../../lib/instance-ref.ts';
import type { ProblemKind } from '../../../../lib/problem.ts';
import { endedBy, FIRST_TRY, type SessionState } from '../../../../lib/vnc/session-state.ts';
import { fakeAsk, ok } from '../fake-ask.ts';

const NAMES = ['web', 'data', 'mail'];
const ref = (n: number): InstanceRef => ({
  profileId: '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11',
  regionId: 'cn-hangzhou',
  instanceId: `i-bp100000000000000000${n}`,
});
const CLOSED: SessionState = { name: 'ended', end: 'closed', problem: null };

afterEach(() => act(() => render(null, document.body)));

/** Three tiles on a page without a layout, where everything is one column. */
async function show() {
  const { ask, sent } = fakeAsk({
    'wall.instances': ok(NAMES.map((name, index) => ({ instance: ref(index), name }))),
    'wall.keep': ok(null),
    'profiles.list': ok({ profiles: [] }),
    'viewers.list': ok([]),
    open: ok('opened'),
  });
  const again = vi.fn();
  const makeTile = (instance: InstanceRef): Tile => ({
    instance,
    key: instanceKey(instance),
    session: signal<SessionState>(CLOSED),
    order: signal<Order>('pause'),
    onScreen: signal(false),
    isLeaving: signal(false),
    stage: null,
    follow: vi.fn(),
    again,
    reset: vi.fn(),
    wake: vi.fn(),
  });
  const wall = createWallState({ ask, makeTile });
  await wall.load();
  const inventory = createWallInventory({
    region: () => undefined,
    status: (status) => status,
    profile: () => '',
  });
  const nameOf = ({ key }: Tile) => wall.list.names.value.get(key);
  await act(() =>
    render(<TileGrid wall={wall} inventory={inventory} nameOf={nameOf} />, document.body),
  );
  const tileAt = (index: number): Element => {
    const tile = document.querySelectorAll('.tile')[index];
    if (!tile) throw new Error(`There is no tile ${index}.`);
    return tile;
  };
  return {
    wall,
    sent,
    again,
    tileAt,
    become: (order: Order, session: SessionState) =>
      act(() => {
        const tile = wall.list.tiles.value[0];
        if (!tile) return;
        tile.order.value = order;
        tile.session.value = session;
      }),
    press: (key: string) =>
      act(() => {
        const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
        document.activeElement?.dispatchEvent(event);
      }),
    focused: () => document.activeElement?.getAttribute('aria-label'),
  };
}

const ended = (kind: ProblemKind) => endedBy({ kind });
const waiting: SessionState = {
  name: 'waiting',
  ...FIRST_TRY,
  until: Date.now() + 60_000,
  problem: { kind: 'network' },
};

test.each<[Order, SessionState, string, string[]]>([
  ['show', { name: 'live', ...FIRST_TRY, since: 0 }, 'Live', []],
  ['yield', CLOSED, 'Its screen comes back here when that viewer is closed.', []],
  ['queue', CLOSED, 'Waiting for its turn', []],
  ['show', waiting, 'Next attempt in', ['Reconnect now']],
  ['rest', ended('taken-over'), 'in use elsewhere', ['Connect here']],
  ['rest', ended('not-running'), 'Take it over in a viewer to start it', ['Try again']],
  ['rest', ended('secret-missing'), 'secret', ['Open settings', 'Try again']],
  ['rest', ended('host-permission'), 'Allow', ['Allow access', 'Try again']],
  ['rest', ended('password-required'), 'Take it over in a viewer', []],
  ['rest', ended('vault-locked'), 'The vault is locked', []],
])('%s, %o: says "%s" and offers %o', async (order, session, words, buttons) => {
  const { become, tileAt } = await show();
  await become(order, session);
  const offered = [...tileAt(0).querySelectorAll('.tile-cover button')];
  expect(tileAt(0).textContent?.toLowerCase()).toContain(words.toLowerCase());
  expect(offered.map(({ textContent }) => textContent)).toEqual(buttons);
});

test('Tab leads to one tile, arrows to the others, and the label says how each is doing', async () => {
  const { press, focused, tileAt } = await show();
  const stops = document.querySelectorAll('.tile-open[tabindex="0"]');
  expect([...stops].map((stop) => stop.closest('.tile'))).toEqual([tileAt(0)]);
  tileAt(0).querySelector<HTMLElement>('.tile-open')?.focus();
  expect(focused()).toBe('web, Paused. Take over in a viewer.');
  await press('ArrowDown');
  expect(focused()).toContain('data');
  await press('End');
  expect(focused()).toContain('mail');
});

test('Delete removes the tile that has the focus, which goes to the next one', async () => {
  const { press, focused, tileAt, sent } = await show();
  tileAt(0).querySelector<HTMLElement>('.tile-open')?.focus();
  await press('ArrowDown');
  await press('Delete');
  expect(sent.at(-1)).toEqual({ name: 'wall.keep', request: { instances: [ref(0), ref(2)] } });
  expect(focused()).toContain('mail');
  expect(document.querySelectorAll('.tile')).toHaveLength(2);
});

test('Delete on a button inside a tile is left to that button', async () => {
  const { press, tileAt, sent } = await show();
  tileAt(0).querySelector<HTMLElement>('.tile-remove')?.focus();
  await press('Delete');
  expect(sent.map(({ name }) => name)).not.toContain('wall.keep');
});

test('a click opens the viewer under the name that is known', async () => {
  const { tileAt, sent } = await show();
  await act(async () => tileAt(1).querySelector<HTMLElement>('.tile-open')?.click());
  expect(sent).toContainEqual({ name: 'open', request: { ...ref(1), name: 'data' } });
});

test('a screen can be neither focused nor clicked', async () => {
  const { tileAt } = await show();
  expect(tileAt(0).querySelector('.tile-screen')?.closest('[inert]')).not.toBeNull();
});
