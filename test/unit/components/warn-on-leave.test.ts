// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { warnOnLeave } from '../../../components/shared/warn-on-leave.ts';

/** True if the browser would ask. */
function leave(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

test('leaving is held up only while there is something to lose', () => {
  let unsaved = false;
  const end = warnOnLeave(window, () => unsaved);
  expect(leave()).toBe(false);
  unsaved = true;
  expect(leave()).toBe(true);
  end();
  expect(leave()).toBe(false);
});
