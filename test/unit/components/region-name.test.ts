import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { namedRegions, regionName } from '../../../components/shared/region-name.ts';
import { TAIWAN_REGION_NAMES } from '../../../components/shared/taiwan-region-names.ts';
import { REGIONS } from '../../../lib/aliyun/regions.ts';

const speak = (language: string) =>
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockReturnValue(language);

test.each([
  ['en', 'China (Hangzhou)'],
  ['zh-CN', '华东1（杭州）'],
  ['zh-TW', '華東1（杭州）'],
])('in %s cn-hangzhou is called %s', (language, name) => {
  speak(language);
  expect(regionName('cn-hangzhou')).toBe(name);
});

test('a region that we do not know has no name', () => {
  expect(regionName('cn-moon-1')).toBeUndefined();
});

test('every region has a name in Taiwan, and no other has', () => {
  expect(Object.keys(TAIWAN_REGION_NAMES).sort()).toEqual(REGIONS.map(({ id }) => id).sort());
});

test('a region that was shut down is not offered, and is still named', () => {
  speak('en');
  expect(namedRegions().map(({ id }) => id)).not.toContain('ap-south-1');
  expect(regionName('ap-south-1')).toBe('India (Mumbai)');
});
