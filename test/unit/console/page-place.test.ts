// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { isStoppedOnPage } from '../../../lib/console/page-place.ts';

test.each([
  ['a list of terms', '<dl><dt>状态</dt><dd>已停止</dd></dl>', true],
  ['a label with a colon', '<span>Status:</span> <b><i>Stopped</i></b>', true],
  ['a state with its mode', '<p>狀態</p><p>已停止(節省停機模式)</p>', true],
  ['an instance that runs', '<dl><dt>状态</dt><dd>运行中</dd></dl>', false],
  ['another part that is stopped', '<dl><dt>云助手</dt><dd>已停止</dd></dl>', false],
  ['a later label', '<p>Status</p><p>Running</p><p>Status</p><p>Stopped</p>', false],
  ['a label without a state', '<p>Status</p>', false],
])('of %s, the state is read from behind the first label', (_what, html, stopped) => {
  document.body.innerHTML = html;
  expect(isStoppedOnPage(document)).toBe(stopped);
});
