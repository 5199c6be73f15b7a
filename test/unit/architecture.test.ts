import { describe, expect, test } from 'vitest';
import { readHouse } from '../support/house.ts';
import { rules } from '../support/house-rules.ts';
import { readModule } from '../support/module-facts.ts';

const house = readHouse();

test('the checker sees the house: its entrypoints, and imports between its rooms', () => {
  const files = house.map(({ file }) => file);
  expect(files).toContain('entrypoints/background.ts');
  expect(house.find(({ file }) => file === 'lib/messages.ts')?.imports).toContainEqual({
    to: 'lib/instance-ref.ts',
    typeOnly: false,
  });
});

describe.each(rules)('$name', ({ broken, wrong }) => {
  test('holds', () => {
    expect(broken(house)).toEqual([]);
  });

  test.each(wrong.map((files) => ({ files })))('would notice $files', ({ files }) => {
    const modules = Object.entries(files).map(([file, source]) => readModule(file, source));
    expect(broken(modules)).not.toEqual([]);
  });
});
