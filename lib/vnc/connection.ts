import type { Problem } from '../problem.ts';
import type { Greeting } from './greeting.ts';
import type { RfbModule, ScreenManner } from './rfb.ts';
import type { Ticket } from './ticket.ts';
import type { Keyboard } from './typing/keyboard.ts';

/** How a connection tells of itself. `onEnd` is called once, and nothing after it. */
export interface ConnectionEvents {
  /** The first frame is on the screen. */
  onLive(): void;
  /** Bytes came from the server. */
  onHeard(): void;
  onEnd(problem: Problem): void;
}

/** One WebSocket with one RFB object on it: it ends once and is never used again. */
export interface Connection {
  close(): void;
  focus(): void;
  sendCtrlAltDel(): void;
  /** Asks the server for a sign of life, which the guest does not notice. */
  ping(): void;
  /** Whether the server may take seconds for that by its own doing; known once it is live. */
  answersLate(): boolean;
  /** The round trip of the pings, ms; undefined before the first answer. */
  roundTripMs(): number | undefined;
  /** A pointer event at the last position: input that changes nothing. */
  nudge(): void;
  /** The guest's keyboard, for what is not typed by hand. */
  readonly keyboard: Keyboard;
}

export interface ConnectionDeps extends ScreenManner {
  rfb: RfbModule;
  /** The element that shows the screen. */
  target: HTMLElement;
  createSocket(url: string, protocols: string[]): WebSocket;
  /** What earlier connections of the same session learnt of the handshake. */
  greeting: Greeting;
  /** Called with the last frame, in the same task in which noVNC takes its canvas away. */
  onLastFrame(frame: ImageData): void;
  protocols: string[];
}

/** Opens one connection with a ticket. */
export function connect(
  ticket: Ticket,
  events: ConnectionEvents,
  deps: ConnectionDeps,
): Connection {
  const host = new URL(ticket.url).host;
  let ended = false;
  let live = false;
  let opened = false;

  const socket = deps.createSocket(ticket.url, deps.protocols);
  const greeted = deps.greeting.greet(socket, host);
  socket.addEventListener('open', () => {
    opened = true;
  });
  socket.addEventListener('message', () => events.onHeard());
  // Registered before noVNC's own handler, so the reason is known when noVNC reports the end.
  socket.addEventListener('close', (event) => end(closeProblem(event, opened, host)));

  const { target, password, viewOnly } = deps;
  const screen = deps.rfb.createScreen(
    target,
    socket,
    {
      onFirstFrame() {
        if (ended) return;
        live = true;
        greeted.worked();
        events.onLive();
      },
      onPasswordRequired: () => end({ kind: 'password-required', host }),
      onSecurityFailure: (reason) =>
        end({
          kind: password === undefined ? 'security-failed' : 'password-wrong',
          host,
          ...(reason && { reason }),
        }),
      onDisconnect: () => end({ kind: 'connection-lost', host }),
    },
    { password, viewOnly, askedAt: greeted.saidAt },
  );

  function end(problem: Problem | null): void {
    if (ended) return;
    ended = true;
    if (live) deps.onLastFrame(screen.frame());
    screen.close();
    if (problem) events.onEnd(problem);
  }

  return {
    close: () => end(null),
    focus: () => screen.focus(),
    sendCtrlAltDel: () => screen.sendCtrlAltDel(),
    ping: () => screen.ping(),
    answersLate: () => screen.answersLate(),
    roundTripMs: () => screen.health().roundTripMs,
    nudge: () => screen.nudge(),
    keyboard: screen.keyboard,
  };
}

function closeProblem(event: CloseEvent, opened: boolean, host: string): Problem {
  const kind = opened ? 'connection-lost' : 'connection-refused';
  return { kind, host, ...(event.reason && { reason: event.reason }) };
}
