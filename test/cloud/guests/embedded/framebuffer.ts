export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A picture in memory, one 0xRRGGBB a pixel, that tells its watchers what was painted. */
export interface Framebuffer {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
  /** Paints a rectangle; `color` is asked for every pixel of it, relative to its corner. */
  paint(rect: Rect, color: (x: number, y: number) => number): void;
  /** Calls `listener` after each painting, until the returned function is called. */
  watch(listener: (painted: Rect) => void): () => void;
}

export function createFramebuffer(width: number, height: number): Framebuffer {
  const pixels = new Uint32Array(width * height);
  const listeners = new Set<(painted: Rect) => void>();
  return {
    width,
    height,
    pixels,
    paint(rect, color) {
      for (let y = 0; y < rect.height; y++) {
        const row = (rect.y + y) * width + rect.x;
        for (let x = 0; x < rect.width; x++) pixels[row + x] = color(x, y);
      }
      for (const listener of listeners) listener(rect);
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The smallest rectangle around both. */
export function union(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** The part of `rect` that lies on a picture of this size; its width or height may be 0. */
export function clip(rect: Rect, size: { width: number; height: number }): Rect {
  const x = Math.min(rect.x, size.width);
  const y = Math.min(rect.y, size.height);
  return {
    x,
    y,
    width: Math.min(rect.width, size.width - x),
    height: Math.min(rect.height, size.height - y),
  };
}
