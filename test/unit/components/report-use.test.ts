import { expect, test, vi } from 'vitest';
import { reportUse } from '../../../components/vnc/report-use.ts';

test.each(['keydown', 'pointerdown', 'wheel'])('%s is reported, at most once a minute', (type) => {
  const page = new EventTarget();
  const report = vi.fn();
  let time = 0;
  const end = reportUse(page, () => time, report);
  page.dispatchEvent(new Event(type));
  time = 59_999;
  page.dispatchEvent(new Event(type));
  expect(report).toHaveBeenCalledTimes(1);
  time = 60_000;
  page.dispatchEvent(new Event(type));
  expect(report).toHaveBeenCalledTimes(2);
  end();
  time = 1_000_000;
  page.dispatchEvent(new Event(type));
  expect(report).toHaveBeenCalledTimes(2);
});
