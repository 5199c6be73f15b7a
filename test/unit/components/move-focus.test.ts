// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { moveFocus } from '../../../components/popup/move-focus.ts';

function menu(): { element: HTMLElement; press(key: string): string | undefined } {
  const element = document.createElement('div');
  for (const name of ['a', 'b', 'c']) {
    const button = document.createElement('button');
    button.id = name;
    element.append(button);
  }
  document.body.replaceChildren(element);
  return {
    element,
    press(key) {
      moveFocus({ key, preventDefault: vi.fn() }, element);
      return document.activeElement?.id;
    },
  };
}

test('Down goes through the buttons and around, from the first', () => {
  const { press } = menu();
  const visited = Array.from({ length: 4 }, () => press('ArrowDown'));
  expect(visited).toEqual(['a', 'b', 'c', 'a']);
});

test('Up begins with the last', () => {
  const { press } = menu();
  expect([press('ArrowUp'), press('ArrowUp')]).toEqual(['c', 'b']);
});

test('other keys are left alone', () => {
  const { element } = menu();
  const preventDefault = vi.fn();
  moveFocus({ key: 'Tab', preventDefault }, element);
  expect(preventDefault).not.toHaveBeenCalled();
});
