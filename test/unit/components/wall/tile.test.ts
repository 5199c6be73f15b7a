import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTile } from '../../../../components/wall/tile.ts';
import { createProxies } from '../../../../lib/viewers/proxies.ts';
import { createProxyMemory } from '../../../../lib/viewers/proxy-memory.ts';
import type { RfbModule, ScreenEvents, ScreenManner } from '../../../../lib/vnc/rfb.ts';
import { memoryArea } from '../../memory-area.ts';
import { idleKeyboard } from '../../vnc/typing/idle-keyboard.ts';
import { fail, fakeAsk, ok } from '../fake-ask.ts';

const INSTANCE = {
  profileId: '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11',
  regionId: 'cn-hangzhou',
  instanceId: 'i-bp1hzoinajzkh91habcd',
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', EventTarget);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A tile on its stage, with a proxy and a noVNC that do what the test says. */
function setUp({ answers = {}, nudges = false } = {}) {
  const screens: {
    socket: WebSocket;
    events: ScreenEvents;
    manner: ScreenManner;
    nudge: () => void;
  }[] = [];
  const rfb: RfbModule = {
    createScreen(_target, socket, events, manner) {
      const nudge = vi.fn();
      screens.push({ socket, events, manner, nudge });
      return {
        close: vi.fn(),
        focus: vi.fn(),
        sendCtrlAltDel: vi.fn(),
        frame: () => ({ width: 1, height: 1 }) as ImageData,
        ping: vi.fn(),
        answersLate: () => false,
        health: () => ({ waitingSince: undefined, lastAnswerAt: undefined, roundTripMs: 1 }),
        nudge,
        keyboard: idleKeyboard,
      };
    },
  };
  const ticket = () => ok({ url: 'wss://hz01-vncproxy.aliyun.com/', diesAt: Date.now() + 15_000 });
  const { ask, sent } = fakeAsk({ 'wall.ticket': ticket, ...answers });
  const origin = { isAllowed: async () => false, request: async () => false, set: async () => {} };
  const area = memoryArea({ 'proxy:hz01-vncproxy.aliyun.com': { nudges } });
  const onViewerOpen = vi.fn();
  const tile = createTile(INSTANCE, {
    ask,
    loadRfb: async () => rfb,
    proxies: createProxies({ memory: createProxyMemory(area), origin }),
    onViewerOpen,
  });
  const lastFrame = { getContext: () => null } as unknown as HTMLCanvasElement;
  tile.stage = { screen: {} as HTMLElement, lastFrame };
  const connected = async (count: number) => {
    await vi.waitFor(() => expect(screens).toHaveLength(count));
    return screens[count - 1];
  };
  /** Time passes while the server says something every second. */
  const pass = (ms: number) => {
    for (let passed = 0; passed < ms; passed += 1000) {
      vi.advanceTimersByTime(1000);
      screens.at(-1)?.socket.dispatchEvent(new Event('message'));
    }
  };
  return { tile, sent, connected, pass, onViewerOpen };
}

test('a tile that is to show takes a ticket of its own kind, and only looks', async () => {
  const { tile, sent, connected } = setUp();
  tile.follow('show');
  const screen = await connected(1);
  expect(sent).toEqual([{ name: 'wall.ticket', request: { instance: INSTANCE } }]);
  expect(screen?.manner.viewOnly?.restMs).toBeGreaterThan(0);
  screen?.events.onFirstFrame();
  expect(tile.session.value.name).toBe('live');
});

test('one that is lost within seconds rests, and comes back when a person asks', async () => {
  const { tile, connected, pass } = setUp();
  tile.follow('show');
  const screen = await connected(1);
  screen?.events.onFirstFrame();
  pass(20_000);
  screen?.events.onDisconnect();
  expect(tile.session.value).toMatchObject({ name: 'ended', end: 'taken-over' });
  tile.follow('rest');
  vi.advanceTimersByTime(60_000);
  await expect(connected(2)).rejects.toThrow();
  tile.again();
  await connected(2);
});

test('one that lived for long is connected again', async () => {
  const { tile, connected, pass } = setUp();
  tile.follow('show');
  const screen = await connected(1);
  screen?.events.onFirstFrame();
  pass(40_000);
  screen?.events.onDisconnect();
  vi.advanceTimersByTime(0);
  await connected(2);
});

test('a proxy that wants the pointer moved gets no pointer event from a tile', async () => {
  const { tile, connected, pass } = setUp({ nudges: true });
  tile.follow('show');
  const screen = await connected(1);
  screen?.events.onFirstFrame();
  pass(600_000);
  expect(tile.session.value.name).toBe('live');
  expect(screen?.nudge).not.toHaveBeenCalled();
});

test('what went wrong stays to be read off the screen, and is forgotten for a viewer', async () => {
  const { tile } = setUp({ answers: { 'wall.ticket': fail('security-failed') } });
  tile.follow('show');
  await vi.waitFor(() => expect(tile.session.value.name).toBe('ended'));
  tile.follow('pause');
  expect(tile.session.value).toMatchObject({ end: 'refused' });
  tile.follow('yield');
  expect(tile.session.value).toMatchObject({ end: 'closed' });
});

test('a ticket that is refused on account of a viewer is told, and not asked for again', async () => {
  const { tile, sent, onViewerOpen } = setUp({
    answers: { 'wall.ticket': fail('viewer-open') },
  });
  tile.follow('show');
  await vi.waitFor(() => expect(onViewerOpen).toHaveBeenCalledOnce());
  vi.advanceTimersByTime(60_000);
  expect(sent).toHaveLength(1);
});
