/** The part of noVNC's RFB object that reads updates. All of it is private (1.7). */
export interface UpdateReader {
  _FBU: { width: number; height: number };
  _fbWidth: number;
  _fbHeight: number;
  /** Reads an update; true once all of its rectangles are done. */
  _framebufferUpdate(): boolean;
  /** Reads one rectangle of pixels; true once all of it is painted. */
  _handleDataRect(): boolean;
  /** Reads a rectangle that tells the screen's size; true once it is read. */
  _handleExtendedDesktopSize(): boolean;
}

/** What was in one update of the server's. */
export interface Update {
  /** How many pixels were painted; 0 for one that only acknowledges or tells something. */
  pixels: number;
  /** It repeats the screen's size, as QEMU does when it is asked for pixels changed or not. */
  tellsSize: boolean;
}

/** Calls back after every complete update; noVNC 1.7 has no event for that. */
export function watchUpdates(rfb: UpdateReader, report: (update: Update) => void): void {
  const { _framebufferUpdate, _handleDataRect, _handleExtendedDesktopSize } = rfb;
  let update: Update = { pixels: 0, tellsSize: false };

  rfb._handleDataRect = () => {
    const done = _handleDataRect.call(rfb);
    if (done) update.pixels += rfb._FBU.width * rfb._FBU.height;
    return done;
  };
  rfb._handleExtendedDesktopSize = () => {
    const { _fbWidth, _fbHeight } = rfb;
    const done = _handleExtendedDesktopSize.call(rfb);
    // A new size is news from the guest, and no answer.
    if (done && rfb._fbWidth === _fbWidth && rfb._fbHeight === _fbHeight) update.tellsSize = true;
    return done;
  };
  rfb._framebufferUpdate = () => {
    const done = _framebufferUpdate.call(rfb);
    if (done) {
      const complete = update;
      update = { pixels: 0, tellsSize: false };
      report(complete);
    }
    return done;
  };
}
