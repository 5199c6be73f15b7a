import { expect, test, vi } from 'vitest';
import { storedMap } from '../../../lib/storage-area.ts';
import { createFinders, type Finder } from '../../../lib/viewers/finders.ts';
import { memoryArea } from '../memory-area.ts';

const wanted = { instanceId: 'i-bp1hzoinajzkh91habcd' };

function setUp(area = memoryArea()) {
  const windows = {
    open: vi.fn(async (_path: string) => ({ tabId: 7, windowId: 3 })),
    focus: vi.fn(async () => true),
  };
  return { windows, finders: createFinders({ map: storedMap<Finder>(area, 'finders'), windows }) };
}

test('a window opens that names what it looks for', async () => {
  const { finders, windows } = setUp();
  await finders.open({ ...wanted, accountId: '1234567890' });
  expect(windows.open).toHaveBeenCalledWith(
    '/vnc.html?find=i-bp1hzoinajzkh91habcd&account=1234567890',
  );
});

test('one that looks for the same comes to the front, even after the background has stopped', async () => {
  const area = memoryArea();
  await setUp(area).finders.open(wanted);
  const { finders, windows } = setUp(area);
  await Promise.all([finders.open(wanted), finders.open(wanted)]);
  expect(windows.open).not.toHaveBeenCalled();
  expect(windows.focus).toHaveBeenCalledTimes(1);
});

test('a double click opens one window', async () => {
  const { finders, windows } = setUp();
  await Promise.all([finders.open(wanted), finders.open(wanted)]);
  expect(windows.open).toHaveBeenCalledTimes(1);
});

test.each(['was closed or found it', 'is gone without a word'])(
  'a window opens anew if the first one %s',
  async (how) => {
    const { finders, windows } = setUp();
    await finders.open(wanted);
    if (how === 'is gone without a word') windows.focus.mockResolvedValueOnce(false);
    else await finders.forget(7);
    await finders.open(wanted);
    expect(windows.open).toHaveBeenCalledTimes(2);
  },
);
