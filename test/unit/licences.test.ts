import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { dependencies } = JSON.parse(read('package.json'));

test.each(Object.keys(dependencies))('the package says which %s it contains', (name) => {
  const { version } = JSON.parse(read(`node_modules/${name}/package.json`));
  expect(read('public/licences.txt')).toContain(`${name} ${version}\n`);
});
