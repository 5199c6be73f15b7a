import { expect, test } from 'vitest';
import { compressionFor } from '../../../lib/vnc/compression.ts';

test('a server packs better for a slow link, and goes on until the link is quick', () => {
  const levels: number[] = [];
  let level = 2;
  for (const frameMs of [0, 50, 90, 50, 30, 10, 50]) {
    level = compressionFor(level, frameMs);
    levels.push(level);
  }
  expect(levels).toEqual([2, 2, 6, 6, 6, 2, 2]);
});
