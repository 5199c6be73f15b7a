// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import { TypingView } from '../../../../components/vnc/typing/typing-view.tsx';
import { FIRST_TRY } from '../../../../lib/vnc/session-state.ts';
import { stageTyping } from './stage-typing.ts';

afterEach(() => act(() => render(null, document.body)));

/** The viewer's part for typing on the page. */
async function show() {
  document.documentElement.lang = 'en';
  const staged = await stageTyping({ starts: false });
  const { typing, run } = staged;
  await act(async () =>
    render(<TypingView typing={typing} machine="web-prod-01" />, document.body),
  );
  await staged.isReady();
  const buttons = () => [...document.querySelectorAll('button')];
  return {
    ...staged,
    says: () => document.body.textContent ?? '',
    buttons: () => buttons().map(({ textContent }) => textContent),
    press: (name: string) =>
      act(async () =>
        buttons()
          .find(({ textContent }) => textContent === name)
          ?.click(),
      ),
    open: (text: string) => act(async () => typing.open(text)),
    submit: () => act(async () => typing.submit()),
    run: (ms?: number) => act(async () => run(ms)),
  };
}

test('nothing is on the page until there is something to type', async () => {
  const { says } = await show();
  expect(says()).toBe('');
});

test('the box says how much there is to type, and with which layout', async () => {
  const { says, open, buttons } = await show();
  await open('echo Hi');
  expect(says()).toContain('Type text at web-prod-01');
  expect(says()).toContain('Lines: 1 · Characters: 7 · about 1 s');
  expect(document.querySelector('select')?.value).toBe('en-us');
  expect(says()).toContain('German (Switzerland)');
  expect(buttons()).not.toContain('Send Ctrl+V itself');
});

test('lines are asked about with their number, and may be edited first', async () => {
  const { says, open, submit, press, guest } = await show();
  await open('one\ntwo\nthree\n');
  await submit();
  expect(says()).toContain('Type 3 lines?');
  expect(says()).toContain('Enter is pressed 3 times.');
  expect(document.querySelector('pre')?.textContent).toContain('two');
  expect(guest.keyboard.sent()).toBe(0);
  await press('Edit');
  expect(document.querySelector('textarea')?.value).toBe('one\ntwo\nthree\n');
});

test('characters without a key are listed with what can be done, before anything is sent', async () => {
  const { says, open, submit, guest } = await show();
  await open('ä 你你\u200b');
  await submit();
  expect(says()).toContain('This layout has no keys for 3 characters. Nothing was sent.');
  expect(says()).toContain('ä U+00E4');
  expect(says()).toContain('你 U+4F60 ×2');
  expect(says()).toContain('U+200B');
  expect(guest.keyboard.sent()).toBe(0);
  await act(async () =>
    document.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]?.click(),
  );
  expect(says()).toContain('Name of the file');
});

test('the progress can be paused and stopped, and the end says how far it got', async () => {
  const { says, open, submit, run, press, buttons, end } = await show();
  await open('x'.repeat(500));
  await submit();
  await run(2000);
  expect(says()).toContain('Typing at web-prod-01');
  expect(says()).toMatch(/\d+ of 500 characters, line 1, about \d+ s left/);
  await press('Pause');
  expect(says()).toContain('Paused at web-prod-01');
  await press('Go on');
  await run(1000);
  await press('Stop');
  const { sent } = end() ?? {};
  expect(says()).toContain(`Stopped after ${sent} of 500 characters, in line 1.`);
  expect(buttons()).toEqual(['Look at the rest', 'Close']);
});

test('a loss tells what has arrived, and quotes what may have', async () => {
  const { says, open, submit, run, guest, session, end } = await show();
  await open('abc\n'.repeat(100));
  await submit();
  await submit();
  await run(2000);
  guest.keyboard.send({ keysym: 0, scancode: 0, down: false });
  guest.cut();
  await act(async () => {
    session.value = { name: 'opening', ...FIRST_TRY };
  });
  const { taken = 0, sent = 0 } = end() ?? {};
  expect(says()).toContain(`The connection was lost. ${taken} of 400 characters have arrived.`);
  expect(says().includes('Nobody can say')).toBe(sent > taken);
});

test('without a connection the box says that typing has to wait', async () => {
  const { says, open, session } = await show();
  await act(async () => {
    session.value = { name: 'opening', ...FIRST_TRY };
  });
  await open('ls');
  expect(says()).toContain('The instance is not connected. Typing has to wait.');
});

test('a file that is no text is refused in words', async () => {
  const { says, typing } = await show();
  await act(async () => typing.openFileProblem('not-text'));
  expect(says()).toContain('This file could not be read as text.');
});
