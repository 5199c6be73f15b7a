import { type Signal, signal } from '@preact/signals';
import { type InstanceRef, instanceKey } from '../../lib/instance-ref.ts';
import { createConnector } from '../../lib/viewers/connector.ts';
import type { Proxies } from '../../lib/viewers/proxies.ts';
import type { Patience } from '../../lib/vnc/after-failure.ts';
import type { RfbModule } from '../../lib/vnc/rfb.ts';
import { createSession } from '../../lib/vnc/session.ts';
import type { SessionState } from '../../lib/vnc/session-state.ts';
import type { Ask } from '../shared/ask.ts';
import { keepFrame, type Stage } from '../shared/stage.ts';
import { after } from './after.ts';
import { isUnconnected, type Order } from './plan-tiles.ts';

/**
 * How long a tile asks for nothing after each update, ms: about one update a second, by which
 * sixteen tiles cost about as much as one viewer. Just less than the second after which a session
 * asks a silent server for a sign of life, which would bring another update.
 */
const REST_MS = 900;

/**
 * A wall never fights for a screen: one loss is enough, within the time in which somebody whom a
 * tile has sent away comes back by hand.
 */
const PATIENCE: Patience = { losses: 1, withinMs: 30_000 };

/** One instance on the wall: a session that only looks. */
export interface Tile {
  readonly instance: InstanceRef;
  readonly key: string;
  readonly session: Signal<SessionState>;
  readonly order: Signal<Order>;
  /** Whether any of it can be seen, as far as the page's scrolling goes. */
  readonly onScreen: Signal<boolean>;
  /** Its viewer is being opened. */
  readonly isLeaving: Signal<boolean>;
  /** Where it shows its screen. To be set before it is on the screen. */
  stage: Stage | null;
  follow(order: Order): void;
  /** Goes on after an end, or stops waiting: a person asked for it. */
  again(): void;
  /** Lets go of the screen, and of what went wrong with it. */
  reset(): void;
  /** The window or the network is back. */
  wake(networkIsBack: boolean): void;
}

export interface TileDeps {
  ask: Ask;
  loadRfb(): Promise<RfbModule>;
  proxies: Proxies;
  /** A ticket was refused on account of a viewer. */
  onViewerOpen(): void;
}

export function createTile(instance: InstanceRef, deps: TileDeps): Tile {
  const { ask, loadRfb, proxies, onViewerOpen } = deps;
  const state = signal<SessionState>({ name: 'ended', end: 'closed', problem: null });
  const order = signal<Order>('pause');
  const connector = createConnector({
    ticket: () => ask('wall.ticket', { instance }),
    loadRfb,
    proxies,
  });

  const session = createSession({
    getTicket: connector.getTicket,
    getStatus: () => ask('instance.status', { instance }),
    connect(ticket, events) {
      if (!tile.stage) throw new Error('A connection needs a stage.');
      const { screen, lastFrame } = tile.stage;
      return connector.connect(ticket, events, {
        target: screen,
        viewOnly: { restMs: REST_MS },
        onLastFrame: (frame) => keepFrame(lastFrame, frame),
      });
    },
    onState(next) {
      state.value = next;
      if (next.name === 'ended' && next.problem?.kind === 'viewer-open') onViewerOpen();
    },
    // It is in use as long as it can be seen. The nudge would be a pointer event.
    keepAlive: () => ({ limitMs: Number.POSITIVE_INFINITY, nudges: false }),
    onIdleCut: () => proxies.learnNudges(connector.host()),
    usedAt: () => 0,
    patience: PATIENCE,
    now: Date.now,
    random: Math.random,
    after,
  });

  function reset(): void {
    if (!isUnconnected(state.value)) session.close();
  }

  const tile: Tile = {
    instance,
    key: instanceKey(instance),
    session: state,
    order,
    onScreen: signal(false),
    isLeaving: signal(false),
    stage: null,
    follow(next) {
      order.value = next;
      if (next === 'show' && state.value.name === 'ended') session.again();
      if (next === 'yield') reset();
      // What went wrong stays to be read.
      if (next === 'pause' && state.value.name !== 'ended') session.close();
    },
    again: session.again,
    reset,
    wake: session.wake,
  };
  return tile;
}
