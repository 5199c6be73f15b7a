import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Area, tile } from '../../../lib/viewers/tile.ts';

const desktop = { left: 0, top: 0, width: 1920, height: 1080 };

test.each([
  ['none', 0, desktop, []],
  ['one, which gets it all', 1, desktop, ['0,0 1920x1080']],
  ['two, side by side', 2, desktop, ['0,0 960x1080', '960,0 960x1080']],
  [
    'two on a tall screen, one above the other',
    2,
    { left: 0, top: 0, width: 1080, height: 1920 },
    ['0,0 1080x960', '0,960 1080x960'],
  ],
  [
    'three, in two rows',
    3,
    { left: 1920, top: 25, width: 1600, height: 1200 },
    ['1920,25 800x600', '2720,25 800x600', '1920,625 800x600'],
  ],
])('lays out %s', (_, count, area, expected) => {
  const words = tile(count, area).map((t) => `${t.left},${t.top} ${t.width}x${t.height}`);
  expect(words).toEqual(expected);
});

const areas = fc.record({
  left: fc.integer({ min: -4000, max: 4000 }),
  top: fc.integer({ min: -4000, max: 4000 }),
  width: fc.integer({ min: 200, max: 8000 }),
  height: fc.integer({ min: 200, max: 8000 }),
});

const overlap = (a: Area, b: Area) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

test('any number of tiles stays inside any area, whole pixels all, and none covers another', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), areas, (count, area) => {
      const tiles = tile(count, area);
      expect(tiles).toHaveLength(count);
      for (const [index, one] of tiles.entries()) {
        expect(Object.values(one).every(Number.isInteger)).toBe(true);
        expect(one.left).toBeGreaterThanOrEqual(area.left);
        expect(one.top).toBeGreaterThanOrEqual(area.top);
        expect(one.left + one.width).toBeLessThanOrEqual(area.left + area.width);
        expect(one.top + one.height).toBeLessThanOrEqual(area.top + area.height);
        expect(tiles.slice(index + 1).some((two) => overlap(one, two))).toBe(false);
      }
    }),
  );
});
