// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdKeys } from '../../../../components/vnc/typing/hold-keys.ts';
import { takePaste } from '../../../../components/vnc/typing/take-paste.ts';

/** Stands in for noVNC's canvas, which cancels every key that it sees. */
const screen = document.createElement('div');
const reached = vi.fn();
let end = () => {};

beforeEach(() => {
  document.body.append(screen);
  screen.addEventListener('keydown', reached);
});
afterEach(() => {
  end();
  screen.remove();
  screen.removeEventListener('keydown', reached);
  reached.mockClear();
});

function press(init: KeyboardEventInit, target: Element = screen): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  target.dispatchEvent(event);
  return event;
}

const CTRL_V = { key: 'v', code: 'KeyV', ctrlKey: true };

function paste(text: string): void {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  screen.dispatchEvent(Object.assign(event, { clipboardData: { getData: () => text } }));
}

function expectPaste(isOurs: boolean) {
  const handlers = { isOurs: () => isOurs, onText: vi.fn(), onNothing: vi.fn() };
  end = takePaste(window, handlers);
  return handlers;
}

test("Ctrl+V is kept from the guest and left to the browser, which brings the clipboard's text", () => {
  const { onText } = expectPaste(true);
  expect(press(CTRL_V).defaultPrevented).toBe(false);
  expect(reached).not.toHaveBeenCalled();
  paste('ls');
  expect(onText).toHaveBeenCalledExactlyOnceWith('ls');
});

test('an empty clipboard is told, so that the guest gets its keys', () => {
  const { onText, onNothing } = expectPaste(true);
  press(CTRL_V);
  paste('');
  expect(onText).not.toHaveBeenCalled();
  expect(onNothing).toHaveBeenCalledOnce();
});

test.each([
  ['Ctrl+V that is the guest’s', false, CTRL_V],
  ['another key', true, { key: 'c', code: 'KeyC', ctrlKey: true }],
  ['AltGr+V', true, { ...CTRL_V, altKey: true }],
])('%s goes to the guest, and a paste without keys is not ours', (_, isOurs, key) => {
  const { onText } = expectPaste(isOurs);
  press(key);
  expect(reached).toHaveBeenCalledOnce();
  paste('ls');
  expect(onText).not.toHaveBeenCalled();
});

function hold(isTyping: boolean) {
  const onEscape = vi.fn();
  const isForGuest = ({ target }: Event) => target === screen;
  end = holdKeys(window, { isTyping: () => isTyping, isForGuest, onEscape });
  return onEscape;
}

test('while text is typed no key reaches the guest, and Escape ends it from anywhere', () => {
  const onEscape = hold(true);
  press({ key: 'x', code: 'KeyX' });
  expect(reached).not.toHaveBeenCalled();
  expect(onEscape).not.toHaveBeenCalled();
  press({ key: 'Escape', code: 'Escape' }, document.body);
  expect(onEscape).toHaveBeenCalledOnce();
});

test("keys of the page's own buttons work meanwhile, and so does the toolbar's chord", () => {
  hold(true);
  const tab = press({ key: 'Tab', code: 'Tab' }, document.body);
  const chord = press({ code: 'KeyM', ctrlKey: true, altKey: true, shiftKey: true });
  expect([tab.defaultPrevented, chord.defaultPrevented]).toEqual([false, false]);
});

test('afterwards keys are the guest’s again', () => {
  const onEscape = hold(false);
  press({ key: 'Escape', code: 'Escape' });
  expect(reached).toHaveBeenCalledOnce();
  expect(onEscape).not.toHaveBeenCalled();
});
