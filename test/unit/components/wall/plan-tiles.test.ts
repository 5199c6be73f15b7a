import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  OPENINGS_MAX,
  type Order,
  planTiles,
  type TileFacts,
} from '../../../../components/wall/plan-tiles.ts';
import { endedBy, FIRST_TRY, type SessionState } from '../../../../lib/vnc/session-state.ts';

const sessions = {
  unconnected: { name: 'ended', end: 'closed', problem: null },
  opening: { name: 'opening', ...FIRST_TRY },
  live: { name: 'live', ...FIRST_TRY, since: 0 },
  stalled: { name: 'stalled', ...FIRST_TRY, since: 0, silentSince: 0 },
  waiting: { name: 'waiting', ...FIRST_TRY, until: 1, problem: { kind: 'connection-lost' } },
  watching: {
    name: 'watching',
    ...FIRST_TRY,
    until: 1,
    problem: { kind: 'not-running' },
    asked: 0,
  },
  takenOver: endedBy({ kind: 'taken-over' }),
} satisfies Record<string, SessionState>;

type Name = keyof typeof sessions;

const tile = (name: Name, facts: Partial<TileFacts> = {}): TileFacts => ({
  onScreen: true,
  inViewer: false,
  session: sessions[name],
  ...facts,
});

test.each<[string, TileFacts, Order]>([
  ['that is seen connects', tile('unconnected'), 'show'],
  ['that is live stays', tile('live'), 'show'],
  ['that waits for its next attempt goes on', tile('waiting'), 'show'],
  ['whose instance is starting goes on', tile('watching'), 'show'],
  ['that was pushed out rests', tile('takenOver'), 'rest'],
  ['off the screen pauses', tile('live', { onScreen: false }), 'pause'],
  ['off the screen does not begin', tile('unconnected', { onScreen: false }), 'pause'],
  ['whose instance has a viewer yields', tile('live', { inViewer: true }), 'yield'],
  [
    'with a viewer yields off the screen too',
    tile('live', { inViewer: true, onScreen: false }),
    'yield',
  ],
])('a tile %s', (_, facts, order) => {
  expect(planTiles([facts], true)).toEqual([order]);
});

test('a page that nobody sees, or that has not the turn, shows nothing', () => {
  const tiles = [
    tile('live'),
    tile('unconnected'),
    tile('waiting'),
    tile('live', { inViewer: true }),
  ];
  expect(planTiles(tiles, false)).toEqual(['pause', 'pause', 'pause', 'yield']);
});

describe('tiles that all want to connect', () => {
  test('do so a few at a time, in their order', () => {
    const tiles = Array.from({ length: OPENINGS_MAX + 2 }, () => tile('unconnected'));
    const orders = planTiles(tiles, true);
    expect(orders.slice(0, OPENINGS_MAX)).not.toContain('queue');
    expect(orders.slice(OPENINGS_MAX)).toEqual(['queue', 'queue']);
  });

  test('wait for those that are connecting already', () => {
    const opening = Array.from({ length: OPENINGS_MAX }, () => tile('opening'));
    expect(planTiles([tile('unconnected'), ...opening], true)[0]).toBe('queue');
    expect(planTiles([tile('unconnected'), ...opening.slice(1)], true)[0]).toBe('show');
  });
});

test('whatever there is: never too many begin at once, and none beside a viewer', () => {
  const facts = fc.record({
    onScreen: fc.boolean(),
    inViewer: fc.boolean(),
    session: fc.constantFrom(...Object.values(sessions)),
  });
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 16 }), fc.boolean(), (tiles, mayShow) => {
      const orders = planTiles(tiles, mayShow);
      const begun = tiles.filter(
        ({ session }, index) => session === sessions.unconnected && orders[index] === 'show',
      );
      const opening = tiles.filter(({ session }) => session.name === 'opening');
      expect(begun.length).toBeLessThanOrEqual(Math.max(0, OPENINGS_MAX - opening.length));
      for (const [index, { inViewer }] of tiles.entries()) {
        if (inViewer) expect(orders[index]).toBe('yield');
      }
    }),
  );
});
