import { type Signal, signal } from '@preact/signals';
import type { InstanceRef } from '../../lib/instance-ref.ts';
import type { Result } from '../../lib/problem.ts';
import { DEFAULT_KEEP_ALIVE, type KeepAliveHours } from '../../lib/settings.ts';
import { createConnector } from '../../lib/viewers/connector.ts';
import type { Proxies } from '../../lib/viewers/proxies.ts';
import type { Connection } from '../../lib/vnc/connection.ts';
import { limitOf } from '../../lib/vnc/keep-alive.ts';
import type { RfbModule } from '../../lib/vnc/rfb.ts';
import { createSession } from '../../lib/vnc/session.ts';
import { FIRST_TRY, type SessionState } from '../../lib/vnc/session-state.ts';
import type { Keyboard } from '../../lib/vnc/typing/keyboard.ts';
import type { Ask } from '../shared/ask.ts';
import { keepFrame, type Stage } from '../shared/stage.ts';
import { wakeOnReturn } from '../shared/wake-on-return.ts';
import { guardInput } from './guard-input.ts';

export interface Viewer {
  readonly instance: InstanceRef;
  readonly state: Signal<SessionState>;
  /** What the instance and the profile are called, once the background has told. */
  readonly names: Signal<{ name?: string; profileName?: string }>;
  /** Whether a frame was ever shown: there is something to look at while reconnecting. */
  readonly hasFrame: Signal<boolean>;
  /** Whether something was typed that went nowhere, since the session was live last. */
  readonly dropped: Signal<boolean>;
  readonly keepAliveHours: Signal<KeepAliveHours>;
  /** Starts on its stage. To be called once. */
  start(stage: Stage): void;
  /** Tries again, or stops waiting. */
  again(): void;
  /** The same, with a password for the VNC server; it is kept as long as this viewer. */
  enterPassword(password: string): void;
  /** Asks for the permission to connect as Alibaba's own page does; only in a click. */
  allowOrigin(host: string): Promise<void>;
  setKeepAlive(hours: KeepAliveHours): void;
  /** The address of Alibaba's own page with a fresh ticket; the session makes room for it. */
  alibabaPage(): Promise<Result<{ url: string }>>;
  /** Has the instance started; it then runs after a while. */
  startInstance(): Promise<Result<null>>;
  roundTripMs(): number | undefined;
  close(): void;
  focusScreen(): void;
  sendCtrlAltDel(): void;
  /** That of the newest connection; null before there was one. */
  keyboard(): Keyboard | null;
  /** Somebody uses the viewer, if not by hand. */
  markUse(): void;
}

export interface ViewerDeps {
  ask: Ask;
  loadRfb(): Promise<RfbModule>;
  proxies: Proxies;
}

/** One instance's viewer: a session, and what the page shows of it. */
export function createViewer(instance: InstanceRef, { ask, loadRfb, proxies }: ViewerDeps): Viewer {
  const state = signal<SessionState>({ name: 'opening', ...FIRST_TRY });
  const names = signal<{ name?: string; profileName?: string }>({});
  const hasFrame = signal(false);
  const dropped = signal(false);
  const keepAliveHours = signal<KeepAliveHours>(DEFAULT_KEEP_ALIVE);
  const connector = createConnector({
    ticket: () => ask('viewer.ticket', { instance }),
    loadRfb,
    proxies,
  });
  let stage: Stage | null = null;
  let connection: Connection | null = null;
  let password: string | undefined;
  let usedAt = Date.now();

  const session = createSession({
    getTicket: connector.getTicket,
    getStatus: () => ask('instance.status', { instance }),
    connect(ticket, events) {
      if (!stage) throw new Error('A connection needs a stage.');
      const { screen, lastFrame } = stage;
      const { onLive } = events;
      connection = connector.connect(
        ticket,
        {
          ...events,
          onLive() {
            hasFrame.value = true;
            onLive();
          },
        },
        { target: screen, password, onLastFrame: (frame) => keepFrame(lastFrame, frame) },
      );
      return connection;
    },
    onState(next) {
      const focused = stage?.screen.contains(document.activeElement);
      const comesLive = next.name === 'live' && state.value.name !== 'stalled';
      state.value = next;
      if (next.name === 'live') dropped.value = false;
      const isFree =
        document.activeElement === document.body && !document.querySelector('dialog[open]');
      if (comesLive && (focused || isFree)) connection?.focus();
    },
    keepAlive: () => ({
      limitMs: limitOf(keepAliveHours.value),
      nudges: proxies.nudges(connector.host()),
    }),
    onIdleCut: () => proxies.learnNudges(connector.host()),
    usedAt: () => usedAt,
    now: Date.now,
    random: Math.random,
    after(ms, callback) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  });

  let stop: () => void = () => undefined;

  function markUse(): void {
    usedAt = Date.now();
  }

  return {
    instance,
    state,
    names,
    hasFrame,
    dropped,
    keepAliveHours,
    start(on) {
      stage = on;
      const unguard = guardInput(on.screen, {
        isLive: () => state.value.name === 'live',
        onUse: markUse,
        onDropped() {
          dropped.value = true;
        },
      });
      const sleep = wakeOnReturn(session.wake);
      stop = () => {
        unguard();
        sleep();
      };
      session.again();
      // The ticket, which takes the same way, tells what is wrong.
      ask('viewer.hello', { instance }).then((answer) => {
        if (answer.ok) names.value = answer.value;
      });
      ask('settings.get', { profileId: instance.profileId }).then((answer) => {
        if (answer.ok) keepAliveHours.value = answer.value.keepAliveHours;
      });
    },
    again: session.again,
    enterPassword(entered) {
      password = entered;
      session.again();
    },
    async allowOrigin(toHost) {
      if (await proxies.allow(toHost)) session.again();
    },
    setKeepAlive(hours) {
      keepAliveHours.value = hours;
      ask('settings.keepAlive', { profileId: instance.profileId, hours });
    },
    startInstance: () => ask('instance.start', { instance }),
    async alibabaPage() {
      const page = await ask('viewer.alibabaPage', { instance });
      // The proxy serves one viewer at a time: going on would take the screen away from that page.
      if (page.ok) session.close();
      return page;
    },
    roundTripMs: () => connection?.roundTripMs(),
    close() {
      stop();
      session.close();
    },
    focusScreen: () => connection?.focus(),
    sendCtrlAltDel: () => connection?.sendCtrlAltDel(),
    keyboard: () => connection?.keyboard ?? null,
    markUse,
  };
}
