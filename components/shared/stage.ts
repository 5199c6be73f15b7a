/** Where a viewer shows its guest. */
export interface Stage {
  /** noVNC puts its canvas in here. */
  screen: HTMLElement;
  /** Holds the last frame until the next connection shows its first. */
  lastFrame: HTMLCanvasElement;
}

/** Paints the last frame of a connection where it stays to be seen. */
export function keepFrame(canvas: HTMLCanvasElement, frame: ImageData): void {
  canvas.width = frame.width;
  canvas.height = frame.height;
  canvas.getContext('2d')?.putImageData(frame, 0, 0);
}
