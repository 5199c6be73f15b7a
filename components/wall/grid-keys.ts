type GridKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * Where a key moves to in a grid of tiles: an index, or undefined for a key that does not move, or
 * has nowhere to move to.
 * @param columns how many tiles stand beside each other
 */
export function moveInGrid(
  event: GridKey,
  current: number,
  length: number,
  columns: number,
): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return undefined;
  const target = targetOf(event.key, current, length, columns);
  return target !== undefined && target >= 0 && target < length ? target : undefined;
}

function targetOf(
  key: string,
  current: number,
  length: number,
  columns: number,
): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return current + 1;
    case 'ArrowLeft':
      return current - 1;
    case 'ArrowDown':
      return current + columns;
    case 'ArrowUp':
      return current - columns;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return undefined;
  }
}
