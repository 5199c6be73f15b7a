/** Up and Down go through the buttons of a menu, and around its ends. */
export function moveFocus(
  event: Pick<KeyboardEvent, 'key' | 'preventDefault'>,
  menu: HTMLElement,
): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...menu.querySelectorAll('button')];
  const index = buttons.indexOf(document.activeElement as HTMLButtonElement);
  // From none of them, Down begins with the first, and Up with the last.
  const next = index < 0 && step < 0 ? -1 : index + step;
  buttons.at(next % buttons.length)?.focus();
}
