import { expect, test, vi } from 'vitest';
import { FIRST_TRY } from '../../../../lib/vnc/session-state.ts';
import { stageTyping } from './stage-typing.ts';

test('one line is typed from the box at once, and the box forgets it', async () => {
  const { typing, guest, run, focusScreen } = await stageTyping();
  typing.open();
  typing.text.value = 'echo "Hi!"';
  typing.submit();
  expect(typing.step.value).toBe('closed');
  expect(typing.text.value).toBe('');
  expect(focusScreen).toHaveBeenCalled();
  run();
  expect(guest.typed()).toBe('echo "Hi!"');
});

test('lines are asked about before anything is sent', async () => {
  const { typing, guest, run } = await stageTyping();
  typing.open('one\ntwo\n');
  typing.submit();
  run();
  expect(typing.step.value).toBe('confirm');
  expect(typing.plan.value).toMatchObject({ lines: 2, enters: 2 });
  expect(guest.typed()).toBe('');
  typing.submit();
  run();
  expect(guest.typed()).toBe('one\ntwo\n');
});

test('a paste is shown first, and typed at once where that is set', async () => {
  const asking = await stageTyping();
  asking.typing.paste('ls');
  asking.run();
  expect([asking.typing.step.value, asking.typing.text.value]).toEqual(['edit', 'ls']);
  expect(asking.guest.typed()).toBe('');

  asking.typing.close();
  asking.typing.setManner({ paste: 'always' });
  asking.typing.paste('ls');
  expect(asking.typing.step.value).toBe('closed');
  asking.run();
  expect(asking.guest.typed()).toBe('ls');
});

test.each(['ask', 'always'] as const)(
  'a paste of lines is a question under "%s"',
  async (paste) => {
    const { typing, guest, run } = await stageTyping();
    typing.setManner({ paste });
    typing.paste('rm -r\n/tmp/x\n');
    run();
    expect(typing.step.value).toBe('confirm');
    expect(guest.typed()).toBe('');
  },
);

test('what the layout can not make stops a paste, until a person chooses what to do', async () => {
  const { typing, guest, run } = await stageTyping();
  typing.setManner({ paste: 'always' });
  typing.paste('echo 你好');
  typing.submit();
  run();
  expect(typing.step.value).toBe('edit');
  expect(guest.typed()).toBe('');
  expect(typing.plan.value?.missing.map(({ character }) => character)).toEqual(['你', '好']);
  typing.remedy.value = 'leave-out';
  typing.submit();
  run();
  expect(guest.typed()).toBe('echo ');
});

test('a shell is given the whole text as base64', async () => {
  const { typing, guest, run } = await stageTyping();
  typing.open('你好');
  expect(typing.plan.value?.remedies).toEqual(['shell-file']);
  typing.remedy.value = 'shell-file';
  typing.fileName.value = '';
  expect(typing.plan.value?.characters).toBeNull();
  typing.fileName.value = 'greeting';
  typing.submit();
  typing.submit();
  run();
  const base64 = Buffer.from('你好').toString('base64');
  expect(guest.typed()).toBe(`base64 -d >'greeting' <<QUICK_VNC\n${base64}\nQUICK_VNC\n`);
});

test('a layout without Latin letters offers no shell, and leaves out only if something stays', async () => {
  const { typing } = await stageTyping({ guestLayout: 'ru' });
  typing.layout.choose('ru');
  await vi.waitFor(() => expect(typing.layout.loaded.value).not.toBeNull());
  typing.open('abc');
  expect(typing.plan.value?.remedies).toEqual([]);
  typing.text.value = 'abc привет';
  expect(typing.plan.value?.remedies).toEqual(['leave-out']);
});

test("an instance's layout and the manner of typing are remembered", async () => {
  const { area, typing } = await stageTyping();
  typing.layout.choose('de');
  typing.setManner({ careful: true, paste: 'never' });
  const again = await stageTyping({ area, guestLayout: 'de' });
  expect(again.typing.layout.tag.value).toBe('de');
  expect(again.typing.manner.value).toEqual({ careful: true, paste: 'never' });
  again.typing.open('zyZ@');
  again.typing.submit();
  again.run();
  expect(again.guest.typed()).toBe('zyZ@');
});

test('a layout that can not be loaded is said to be missing, and nothing is typed', async () => {
  const { typing } = await stageTyping();
  typing.layout.choose('none');
  await vi.waitFor(() => expect(typing.layout.failed.value).toBe(true));
  typing.open('x');
  typing.submit();
  expect(typing.runs.run.value).toBeNull();
});

test('a lost connection ends it with the exact count, and the rest can be looked at', async () => {
  const { typing, guest, session, run, end } = await stageTyping();
  const text = 'All of this has to arrive. '.repeat(10);
  typing.open(text);
  typing.submit();
  run(2000);
  guest.cut();
  session.value = { name: 'opening', ...FIRST_TRY };
  run();
  const { end: how, taken = 0, sent = 0 } = end() ?? {};
  expect(how).toBe('lost');
  expect(guest.typed().length).toBeGreaterThanOrEqual(taken);
  expect(guest.typed().length).toBeLessThanOrEqual(sent);
  typing.editRest();
  expect(typing.text.value).toBe(text.slice(taken));
});

test('a long text counts as use of the viewer, again and again', async () => {
  const { typing, run, onUse } = await stageTyping();
  typing.open('x'.repeat(1000));
  typing.submit();
  run(10_000);
  expect(onUse.mock.calls.length).toBeGreaterThan(50);
});

test('while there is no connection nothing is typed', async () => {
  const { typing, session, run, guest } = await stageTyping();
  session.value = { name: 'opening', ...FIRST_TRY };
  typing.open('ls');
  typing.submit();
  run();
  expect(typing.step.value).toBe('edit');
  expect(guest.typed()).toBe('');
});

test('while one text is typed there is no box for another', async () => {
  const { typing, guest, run } = await stageTyping();
  typing.open('x'.repeat(100));
  typing.submit();
  run(1000);
  typing.open('another');
  typing.submit();
  expect(typing.step.value).toBe('closed');
  run();
  expect(guest.typed()).toBe('x'.repeat(100));
});

test('what was typed is said for a while and then put away', async () => {
  const { typing, run, end } = await stageTyping();
  typing.open('ls');
  typing.submit();
  run(1000);
  expect(end()?.end).toBe('done');
  run(6000);
  expect(typing.runs.run.value).toBeNull();
});

test('the guest gets its Ctrl+V if that was meant', async () => {
  const { typing, guest, run } = await stageTyping();
  typing.paste('ls');
  typing.sendShortcut();
  run();
  expect(guest.typed()).toBe('<shortcut>');
  expect(guest.isHolding()).toBe(false);
});
