/** A rectangle on the screen, in CSS pixels as the windows API counts them. */
export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What most guests show: 1024x768. */
const GUEST = { width: 4, height: 3 };

/**
 * Divides an area into `count` equal tiles, so that a guest's screen is as large as it can be in
 * each. They come row by row and do not overlap.
 */
export function tile(count: number, { left, top, width, height }: Area): Area[] {
  const columns = bestColumns(count, width / height);
  const rows = Math.ceil(count / columns);
  // Edges are rounded and not sizes, so that no gap adds up.
  const edgeX = (column: number) => Math.round((width * column) / columns);
  const edgeY = (row: number) => Math.round((height * row) / rows);
  return Array.from({ length: count }, (_, index) => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    return {
      left: left + edgeX(column),
      top: top + edgeY(row),
      width: edgeX(column + 1) - edgeX(column),
      height: edgeY(row + 1) - edgeY(row),
    };
  });
}

/** @param aspect the area's width by its height */
function bestColumns(count: number, aspect: number): number {
  let best = 1;
  let bestScale = 0;
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const scale = Math.min(aspect / columns / GUEST.width, 1 / rows / GUEST.height);
    if (scale > bestScale) {
      best = columns;
      bestScale = scale;
    }
  }
  return best;
}
