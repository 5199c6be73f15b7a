import type RFB from '@novnc/novnc';

/** What noVNC tells of one connection. */
export interface ScreenEvents {
  /** A whole picture is on the screen. */
  onFirstFrame(): void;
  onPasswordRequired(): void;
  onSecurityFailure(reason: string | undefined): void;
  onDisconnect(): void;
}

/** The guest's screen, as far as we use noVNC. */
export interface Screen {
  close(): void;
  focus(): void;
  sendCtrlAltDel(): void;
  /** The picture that is shown, or was shown last. */
  frame(): ImageData;
}

export interface RfbModule {
  /** Must be called in the task that makes the socket: what arrives before it is lost. */
  createScreen(target: HTMLElement, socket: WebSocket, events: ScreenEvents): Screen;
}

/** How long noVNC's module may take: its probe for H.264 can hang for ever (noVNC#2053). */
const LOAD_TIMEOUT_MS = 10_000;

/**
 * Loads noVNC. Rejects if it can't be loaded. The only place that imports it; only the viewer's page
 * may call it, since the module touches `document.body`.
 */
export async function loadRfb(): Promise<RfbModule> {
  const timeout = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('noVNC did not load in time.')), LOAD_TIMEOUT_MS),
  );
  const { default: Rfb } = await Promise.race([import('@novnc/novnc'), timeout]);
  return {
    createScreen(target, socket, events) {
      const rfb = new Rfb(target, socket, { shared: true });
      rfb.scaleViewport = true;
      rfb.background = 'transparent';
      watchFirstFrame(rfb, events.onFirstFrame);
      rfb.addEventListener('credentialsrequired', () => events.onPasswordRequired());
      rfb.addEventListener('securityfailure', ({ detail }) =>
        // QEMU ends its reason with a NUL (measured).
        events.onSecurityFailure(detail.reason?.replace(/\0+$/, '')),
      );
      rfb.addEventListener('disconnect', () => events.onDisconnect());
      return {
        close: () => rfb.disconnect(),
        focus: () => rfb.focus({ preventScroll: true }),
        sendCtrlAltDel: () => rfb.sendCtrlAltDel(),
        frame: () => rfb.getImageData(),
      };
    },
  };
}

/**
 * Calls back once a whole picture has been painted; noVNC 1.7 has no event for that. An update that
 * only acknowledges extensions (QEMU sends them first) paints nothing and does not count.
 */
function watchFirstFrame(rfb: RFB, report: () => void): void {
  const paintRect = rfb._handleDataRect;
  const finishUpdate = rfb._framebufferUpdate;
  let painted = false;
  rfb._handleDataRect = () => {
    const done = paintRect.call(rfb);
    painted ||= done;
    return done;
  };
  rfb._framebufferUpdate = () => {
    const done = finishUpdate.call(rfb);
    if (done && painted) {
      rfb._handleDataRect = paintRect;
      rfb._framebufferUpdate = finishUpdate;
      report();
    }
    return done;
  };
}
