import { type Signal, signal } from '@preact/signals';
import type { InstanceRef } from '../../lib/instance-ref.ts';
import type { send } from '../../lib/messaging/send.ts';
import type { Problem, Result } from '../../lib/problem.ts';
import { type Connection, connect } from '../../lib/vnc/connection.ts';
import type { RfbModule } from '../../lib/vnc/rfb.ts';
import { createSession } from '../../lib/vnc/session.ts';
import type { SessionState } from '../../lib/vnc/session-machine.ts';
import { createOffers } from '../../lib/vnc/subprotocol.ts';
import type { Ticket } from '../../lib/vnc/ticket.ts';

/** Where a viewer shows its guest. */
export interface Stage {
  /** noVNC puts its canvas in here. */
  screen: HTMLElement;
  /** Holds the last frame until the next connection shows its first. */
  lastFrame: HTMLCanvasElement;
}

export interface Viewer {
  readonly instance: InstanceRef;
  readonly state: Signal<SessionState>;
  /** What the instance and the profile are called, once the background has told. */
  readonly names: Signal<{ name?: string; profileName?: string }>;
  /** Whether a frame was ever shown: there is something to look at while reconnecting. */
  readonly hasFrame: Signal<boolean>;
  /** Starts on its stage. To be called once. */
  start(stage: Stage): void;
  /** Tries again, or stops waiting. */
  again(): void;
  close(): void;
  focusScreen(): void;
  sendCtrlAltDel(): void;
}

export interface ViewerDeps {
  send: typeof send;
  loadRfb(): Promise<RfbModule>;
}

const FAILED: Problem = { kind: 'viewer-failed' };

/** One instance's viewer: a session, and what the page shows of it. */
export function createViewer(instance: InstanceRef, { send, loadRfb }: ViewerDeps): Viewer {
  const state = signal<SessionState>({ name: 'opening', attempt: 0 });
  const names = signal<{ name?: string; profileName?: string }>({});
  const hasFrame = signal(false);
  const offers = createOffers();
  let rfb: RfbModule | null = null;
  let stage: Stage | null = null;
  let connection: Connection | null = null;

  /** Loads noVNC while the ticket is on its way. */
  async function getTicket(): Promise<Result<Ticket>> {
    try {
      const [ticket, module] = await Promise.all([
        send('viewer.ticket', { instance }),
        rfb ?? loadRfb(),
      ]);
      rfb = module;
      return ticket;
    } catch {
      return { ok: false, problem: FAILED };
    }
  }

  const session = createSession({
    getTicket,
    connect(ticket, events) {
      if (!rfb || !stage) throw new Error('A connection needs noVNC and a stage.');
      const { screen, lastFrame } = stage;
      connection = connect(
        ticket,
        {
          onLive() {
            offers.worked();
            hasFrame.value = true;
            events.onLive();
          },
          onEnd(problem) {
            if (problem.kind === 'connection-refused') offers.refused();
            events.onEnd(problem);
          },
        },
        {
          rfb,
          target: screen,
          protocols: offers.current(),
          createSocket: (url, protocols) => new WebSocket(url, protocols),
          onLastFrame: (frame) => keepFrame(lastFrame, frame),
        },
      );
      return connection;
    },
    onState(next) {
      const focused = stage?.screen.contains(document.activeElement);
      state.value = next;
      if (next.name === 'live' && (focused || document.activeElement === document.body)) {
        connection?.focus();
      }
    },
    now: Date.now,
    random: Math.random,
    after(ms, callback) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  });

  return {
    instance,
    state,
    names,
    hasFrame,
    start(on) {
      stage = on;
      session.again();
      send('viewer.hello', { instance }).then(
        (answer) => {
          if (answer.ok) names.value = answer.value;
        },
        // The ticket, which takes the same way, tells what is wrong.
        () => undefined,
      );
    },
    again: session.again,
    close: session.close,
    focusScreen: () => connection?.focus(),
    sendCtrlAltDel: () => connection?.sendCtrlAltDel(),
  };
}

function keepFrame(canvas: HTMLCanvasElement, frame: ImageData): void {
  canvas.width = frame.width;
  canvas.height = frame.height;
  canvas.getContext('2d')?.putImageData(frame, 0, 0);
}
