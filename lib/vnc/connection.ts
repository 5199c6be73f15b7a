import type { Problem } from '../problem.ts';
import type { RfbModule } from './rfb.ts';
import type { Ticket } from './ticket.ts';

/** How a connection tells of itself. `onEnd` is called once, and nothing after it. */
export interface ConnectionEvents {
  /** The first frame is on the screen. */
  onLive(): void;
  onEnd(problem: Problem): void;
}

/** One WebSocket with one RFB object on it: it ends once and is never used again. */
export interface Connection {
  close(): void;
  focus(): void;
  sendCtrlAltDel(): void;
}

export interface ConnectionDeps {
  rfb: RfbModule;
  /** The element that shows the screen. */
  target: HTMLElement;
  createSocket(url: string, protocols: string[]): WebSocket;
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
  socket.addEventListener('open', () => {
    opened = true;
  });
  // Registered before noVNC's own handler, so the reason is known when noVNC reports the end.
  socket.addEventListener('close', (event) => end(closeProblem(event, opened, host)));

  const screen = deps.rfb.createScreen(deps.target, socket, {
    onFirstFrame() {
      if (ended) return;
      live = true;
      events.onLive();
    },
    onPasswordRequired: () => end({ kind: 'password-required', host }),
    onSecurityFailure: (reason) =>
      end({ kind: 'security-failed', host, ...(reason && { reason }) }),
    onDisconnect: () => end({ kind: 'connection-lost', host }),
  });

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
  };
}

function closeProblem(event: CloseEvent, opened: boolean, host: string): Problem {
  const kind = opened ? 'connection-lost' : 'connection-refused';
  return { kind, host, ...(event.reason && { reason: event.reason }) };
}
