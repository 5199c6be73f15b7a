import { expect, test } from 'vitest';
import { layoutName } from '../../../../components/vnc/typing/layout-name.ts';
import { LAYOUT_TAGS } from '../../../../lib/vnc/typing/layouts.ts';

test.each(['en', 'zh-CN', 'zh-TW'])('in %s every layout has a name of its own', (language) => {
  const names = LAYOUT_TAGS.map((tag) => layoutName(tag, language));
  expect(new Set(names).size).toBe(LAYOUT_TAGS.length);
  expect(names.filter((name) => LAYOUT_TAGS.includes(name))).toEqual([]);
});

test('a layout is named by its language and country', () => {
  expect(layoutName('de-ch', 'en')).toBe('German (Switzerland)');
  expect(layoutName('en-us', 'zh-CN')).toBe('英语（美国）');
});
