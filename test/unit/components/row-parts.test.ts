import { expect, test } from 'vitest';
import { type MarkedText, rowParts } from '../../../components/popup/row-parts.ts';
import { wordsOf } from '../../../lib/instances/search/query.ts';
import { machine } from './picker-stage.ts';

const words = {
  region: (id: string) => (id === 'cn-hangzhou' ? 'China (Hangzhou)' : undefined),
  status: (status: string) => status,
  profile: () => 'Ops',
};
const row = machine('a', {
  name: 'web-1',
  publicIps: ['47.1.1.1'],
  privateIps: ['10.0.0.1', '10.0.0.2'],
  tags: [['team', 'blue']],
  instanceType: 'ecs.g7.large',
});

/** A text with its marks in brackets. */
const shown = ({ text, ranges }: MarkedText) =>
  ranges.reduceRight(
    (marked, [from, to]) =>
      `${marked.slice(0, from)}[${marked.slice(from, to)}]${marked.slice(to)}`,
    text,
  );

test.each([
  ['', { name: 'web-1', region: 'China (Hangzhou)', detail: '47.1.1.1  10.0.0.1' }],
  ['web', { name: '[web]-1', detail: '47.1.1.1  10.0.0.1' }],
  ['hangzhou', { region: 'China ([Hangzhou])', detail: '47.1.1.1  10.0.0.1' }],
  ['running', { status: '[Running]', detail: '47.1.1.1  10.0.0.1' }],
  ['10.0.0.2', { detail: '[10.0.0.2]' }],
  ['blue', { detail: 'team:[blue]' }],
  ['g7', { detail: 'ecs.[g7].large' }],
  ['ops', { detail: '[Ops]' }],
  ['web 杭州', { name: '[web]-1', region: 'China (Hangzhou)', detail: '华东1（[杭州]）' }],
])('%s shows why it matches', (query, expected) => {
  const parts = rowParts(row, wordsOf(query), words);
  const all = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, shown(text)]));
  expect(all).toMatchObject(expected);
});

test('a region without a name is called by its id', () => {
  expect(rowParts({ ...row, regionId: 'xx-mars' }, [], words).region.text).toBe('xx-mars');
});
