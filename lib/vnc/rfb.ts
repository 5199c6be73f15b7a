import type RFB from '@novnc/novnc';
import { compressionFor } from './compression.ts';
import { createKeyboard } from './keyboard-novnc.ts';
import type { Health } from './pacer.ts';
import { PING_PIXELS, takeOverRequests } from './pacer-novnc.ts';
import { watchUpdates } from './pacer-updates.ts';
import type { Keyboard } from './typing/keyboard.ts';

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
  /** Asks the server for a sign of life, which the guest does not notice. */
  ping(): void;
  /** Whether the server may take seconds for that by its own doing. */
  answersLate(): boolean;
  /** What the pings tell of the connection. */
  health(): Health;
  /** Says again where the pointer is. */
  nudge(): void;
  /** The guest's keyboard, past noVNC's own. */
  keyboard: Keyboard;
}

/** How a screen is used. */
export interface ScreenManner {
  /** For servers that still want one. */
  password?: string | undefined;
  /** It is only looked at: no key and no pointer event is ever sent, and frames are few. */
  viewOnly?: { restMs: number } | undefined;
}

export interface RfbModule {
  /** Must be called in the task that makes the socket: what arrives before it is lost. */
  createScreen(
    target: HTMLElement,
    socket: WebSocket,
    events: ScreenEvents,
    /** `askedAt`: when the first requests were sent, if not when noVNC sends them. */
    manner: ScreenManner & { askedAt(): number | undefined },
  ): Screen;
}

/** How long noVNC's module may take: its probe for H.264 can hang for ever (noVNC#2053). */
const LOAD_TIMEOUT_MS = 10_000;

/**
 * Loads noVNC. Rejects if it can't be loaded. The only place that imports it; only pages may call it,
 * since the module touches `document.body`. To be called once in a page, whatever number of screens.
 */
export async function loadRfb(): Promise<RfbModule> {
  const timeout = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('noVNC did not load in time.')), LOAD_TIMEOUT_MS),
  );
  const { default: Rfb } = await Promise.race([import('@novnc/novnc'), timeout]);
  const pace = takeOverRequests(Rfb.messages);
  return {
    createScreen(target, socket, events, { password, viewOnly, askedAt }) {
      const credentials = password === undefined ? {} : { credentials: { password } };
      const rfb = new Rfb(target, socket, { shared: true, ...credentials });
      // Before the handshake: noVNC takes hold of the keyboard at its end.
      rfb.viewOnly = viewOnly !== undefined;
      const pacing = pace(rfb, socket, { restMs: viewOnly?.restMs, askedAt });
      rfb.scaleViewport = true;
      rfb.background = 'transparent';
      let hasFrame = false;
      watchUpdates(rfb, (update) => {
        pacing.updated(update);
        rfb.compressionLevel = compressionFor(rfb.compressionLevel, pacing.frameMs());
        // The answer to the pacer's first ping may be painted alone, before the whole picture is.
        if (hasFrame || update.pixels <= PING_PIXELS) return;
        hasFrame = true;
        events.onFirstFrame();
      });
      rfb.addEventListener('credentialsrequired', () => events.onPasswordRequired());
      rfb.addEventListener('securityfailure', ({ detail }) =>
        // QEMU ends its reason with a NUL (measured).
        events.onSecurityFailure(detail.reason?.replace(/\0+$/, '')),
      );
      rfb.addEventListener('disconnect', () => {
        pacing.stop();
        events.onDisconnect();
      });
      return {
        close() {
          pacing.stop();
          rfb.disconnect();
        },
        focus: () => rfb.focus({ preventScroll: true }),
        sendCtrlAltDel: () => rfb.sendCtrlAltDel(),
        frame: () => rfb.getImageData(),
        ping: pacing.ping,
        answersLate: pacing.answersLate,
        health: pacing.health,
        nudge: () => nudge(rfb),
        keyboard: createKeyboard(rfb, Rfb.messages.QEMUExtendedKeyEvent, pacing),
      };
    },
  };
}

/** Where the pointer never was, the middle: in a corner it might open what desktops keep there. */
function nudge(rfb: RFB): void {
  const { x, y } = rfb._mousePos;
  const { width, height } = rfb._canvas.getBoundingClientRect();
  rfb._sendMouse(x ?? width / 2, y ?? height / 2, rfb._mouseButtonMask);
}
