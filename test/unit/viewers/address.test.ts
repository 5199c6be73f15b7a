import { expect, test } from 'vitest';
import {
  findPath,
  parseFindQuery,
  parseViewerQuery,
  viewerPath,
} from '../../../lib/viewers/address.ts';

const instance = {
  profileId: '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11',
  regionId: 'cn-hangzhou',
  instanceId: 'i-bp1hzoinajzkh91habcd',
};

test('an address leads back to its instance', () => {
  const query = new URL(viewerPath(instance), 'https://extension').search;
  expect(parseViewerQuery(query)).toEqual(instance);
});

test.each([
  ['nothing', ''],
  ['no region', '?profile=3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11&instance=i-bp1hzoinajzkh91habcd'],
  ['a profile that is no id', '?profile=x&region=cn-hangzhou&instance=i-bp1hzoinajzkh91habcd'],
  [
    'a region that would be another host',
    '?profile=3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11&region=evil.example%2F&instance=i-bp1hzoinajzkh91habcd',
  ],
  [
    'a network interface',
    '?profile=3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11&region=cn-hangzhou&instance=eni-2zecqsagtpztl6x5hu2r',
  ],
])('%s names no instance', (_, query) => {
  expect(parseViewerQuery(query)).toBeNull();
});

const wanted = {
  instanceId: instance.instanceId,
  accountId: '1234567890123456',
  profileId: instance.profileId,
};

test.each([[{ instanceId: wanted.instanceId }], [wanted]])(
  'an address that looks for %o leads back to it, and names no viewer',
  (looked) => {
    const query = new URL(findPath(looked), 'https://extension').search;
    expect(parseFindQuery(query)).toEqual(looked);
    expect(parseViewerQuery(query)).toBeNull();
  },
);

test.each([
  ['nothing', ''],
  ['no instance', '?find=web-01'],
  ['an account that is no number', '?find=i-bp1hzoinajzkh91habcd&account=me'],
])('%s looks for nothing', (_, query) => {
  expect(parseFindQuery(query)).toBeNull();
});
