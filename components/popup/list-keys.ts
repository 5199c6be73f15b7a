import { belongsToInputMethod } from '../shared/input-method.ts';

/** What moving through a list needs of a key press. */
export type ListKey = Pick<
  KeyboardEvent,
  'key' | 'isComposing' | 'keyCode' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
>;

/**
 * Where a key moves to in a list: an index, or undefined for a key that does not move.
 * `current` is -1 while nothing is chosen; `page` is the number of rows that are seen at once.
 */
export function moveInList(
  event: ListKey,
  current: number,
  length: number,
  page: number,
): number | undefined {
  if (length === 0 || belongsToInputMethod(event)) return undefined;
  // With Shift, Home and End select what was typed.
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
  const target = targetOf(event.key, current, length, page);
  return target === undefined ? undefined : Math.min(Math.max(target, 0), length - 1);
}

function targetOf(key: string, current: number, length: number, page: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return current + 1;
    case 'ArrowUp':
      return current - 1;
    case 'PageDown':
      return current + page;
    case 'PageUp':
      return current - page;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
}
