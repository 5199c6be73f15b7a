import { expect, test } from 'vitest';
import { storedMap } from '../../lib/storage-area.ts';
import { memoryArea } from './memory-area.ts';

test('changes that overlap all arrive', async () => {
  const area = memoryArea();
  const map = storedMap<number>(area, 'counts');
  const add = () =>
    map.change((counts) => {
      counts.a = (counts.a ?? 0) + 1;
    });
  await Promise.all(Array.from({ length: 20 }, add));
  expect(area.all()).toEqual({ counts: { a: 20 } });
});

test('a change that throws writes nothing and does not block the next one', async () => {
  const area = memoryArea({ counts: { a: 1 } });
  const map = storedMap<number>(area, 'counts');
  const broken = map.change((counts) => {
    counts.a = 99;
    throw new Error('no');
  });
  await expect(broken).rejects.toThrow('no');
  expect(area.all()).toEqual({ counts: { a: 1 } });
  await map.change((counts) => {
    counts.b = 2;
  });
  expect(await map.read()).toEqual({ a: 1, b: 2 });
});
