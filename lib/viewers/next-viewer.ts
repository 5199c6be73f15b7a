import type { ListedViewer } from './registry.ts';

/**
 * The viewer after the one in front, and after the last one the first; from elsewhere, the first.
 * @param viewers in their order
 * @param inFront the tab that a person looks at
 */
export function nextViewer(
  viewers: readonly ListedViewer[],
  inFront: number | undefined,
): ListedViewer | undefined {
  const index = viewers.findIndex(({ tabId }) => tabId === inFront);
  return viewers[(index + 1) % viewers.length];
}
