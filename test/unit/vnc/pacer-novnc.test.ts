import { afterEach, expect, test, vi } from 'vitest';
import { takeOverRequests } from '../../../lib/vnc/pacer-novnc.ts';
import { type UpdateReader, watchUpdates } from '../../../lib/vnc/pacer-updates.ts';

type Request = [sock: object, incremental: boolean, x: number, y: number, w: number, h: number];

afterEach(() => {
  vi.useRealTimers();
});

/** noVNC as far as requests go: it asks for everything once, and then after every update. */
function setUp() {
  const sent: string[] = [];
  const messages = {
    fbUpdateRequest(...[, incremental, , , width, height]: Request) {
      sent.push(`${incremental ? 'changes' : 'everything'} of ${width}x${height}`);
    },
  };
  const pace = takeOverRequests(messages);
  const socket = new EventTarget() as WebSocket;
  const rfb = { _sock: {}, _fbWidth: 720, _fbHeight: 400 };
  const pacing = pace(rfb, socket, { askedAt: () => undefined });
  const ask = (incremental: boolean) =>
    messages.fbUpdateRequest(rfb._sock, incremental, 0, 0, rfb._fbWidth, rfb._fbHeight);
  return { sent, messages, pace, pacing, ask };
}

test("a ping goes ahead of noVNC's first request, and its later ones are not sent", () => {
  const { sent, pacing, ask } = setUp();
  ask(false);
  expect(sent).toEqual(['everything of 1x1', 'everything of 720x400']);
  ask(true);
  ask(true);
  expect(sent).toHaveLength(2);
  pacing.stop();
});

test('after an update of pixels there is a request on its way', async () => {
  const { sent, pacing, ask } = setUp();
  ask(false);
  pacing.updated({ pixels: 0, tellsSize: true });
  pacing.updated({ pixels: 720 * 400, tellsSize: false });
  await vi.waitFor(() => expect(sent).toContain('changes of 720x400'));
  pacing.stop();
});

test('an answered ping gives a round trip, and sends nothing by itself', () => {
  const { sent, pacing, ask } = setUp();
  ask(false);
  pacing.updated({ pixels: 0, tellsSize: true });
  pacing.updated({ pixels: 0, tellsSize: true });
  expect(pacing.health()).toMatchObject({ waitingSince: undefined });
  expect(pacing.health().roundTripMs).toBeGreaterThanOrEqual(0);
  expect(sent).toHaveLength(2);
  pacing.ping();
  expect(sent.at(-1)).toBe('everything of 1x1');
  expect(pacing.health().waitingSince).toBeDefined();
  pacing.stop();
});

test.each([
  ['its pixels', false],
  ['its size and its pixels', true],
])('a server that answers several pings with %s in one update is asked again', (_, tellsSize) => {
  const { sent, pacing, ask } = setUp();
  ask(false);
  pacing.updated({ pixels: 720 * 400, tellsSize });
  expect(pacing.answersLate()).toBe(!tellsSize);
  expect(pacing.health()).toMatchObject({ waitingSince: undefined });
  pacing.ping();
  expect(sent.filter((message) => message === 'everything of 1x1')).toHaveLength(2);
  pacing.stop();
});

test('answers that come apart are counted one by one, whatever updates are among them', () => {
  const { pacing, ask } = setUp();
  ask(false);
  pacing.updated({ pixels: 0, tellsSize: true });
  pacing.updated({ pixels: 720 * 400, tellsSize: false });
  expect(pacing.answersLate()).toBe(false);
  expect(pacing.health().waitingSince).toBeDefined();
  pacing.updated({ pixels: 0, tellsSize: true });
  expect(pacing.health().waitingSince).toBeUndefined();
  pacing.stop();
});

test('a connection that is only looked at leaves the link alone after an update', () => {
  vi.useFakeTimers();
  const { sent, pace } = setUp();
  const rfb = { _sock: {}, _fbWidth: 720, _fbHeight: 400 };
  const pacing = pace(rfb, new EventTarget() as WebSocket, {
    restMs: 1000,
    askedAt: () => undefined,
  });
  pacing.updated({ pixels: 720 * 400, tellsSize: false });
  vi.advanceTimersByTime(999);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(sent).toEqual(['changes of 720x400']);
  pacing.stop();
});

test('requests that were sent before noVNC sends them count from then', () => {
  vi.useFakeTimers();
  const { sent, messages, pace } = setUp();
  const rfb = { _sock: {}, _fbWidth: 720, _fbHeight: 400 };
  const askedAt = performance.now();
  const pacing = pace(rfb, new EventTarget() as WebSocket, { askedAt: () => askedAt });
  vi.advanceTimersByTime(50);
  messages.fbUpdateRequest(rfb._sock, false, 0, 0, 720, 400);
  pacing.updated({ pixels: 0, tellsSize: true });
  expect(sent).toEqual(['everything of 1x1', 'everything of 720x400']);
  expect(pacing.health().roundTripMs).toBe(50);
  pacing.stop();
  vi.useRealTimers();
});

test('a connection that is not paced asks as noVNC does', () => {
  const { sent, messages } = setUp();
  messages.fbUpdateRequest({}, true, 0, 0, 80, 25);
  expect(sent).toEqual(['changes of 80x25']);
});

test('a connection that was stopped asks for nothing more', () => {
  const { sent, pacing, ask } = setUp();
  ask(false);
  pacing.stop();
  pacing.updated({ pixels: 720 * 400, tellsSize: false });
  pacing.ping();
  expect(sent).toHaveLength(2);
});

function fakeReader(rectangles: (reader: UpdateReader) => void): UpdateReader {
  return {
    _FBU: { width: 16, height: 1 },
    _fbWidth: 720,
    _fbHeight: 400,
    _framebufferUpdate() {
      rectangles(this);
      return true;
    },
    _handleDataRect: () => true,
    _handleExtendedDesktopSize: () => true,
  };
}

test.each([
  ['pixels', (r: UpdateReader) => r._handleDataRect(), { pixels: 16, tellsSize: false }],
  [
    'the same size',
    (r: UpdateReader) => r._handleExtendedDesktopSize(),
    { pixels: 0, tellsSize: true },
  ],
  ['nothing that counts', () => undefined, { pixels: 0, tellsSize: false }],
])('an update of %s is told as such', (_name, rectangles, update) => {
  const report = vi.fn();
  const reader = fakeReader(rectangles);
  watchUpdates(reader, report);
  reader._framebufferUpdate();
  expect(report).toHaveBeenCalledExactlyOnceWith(update);
});

test('a screen that takes a new size is no answer', () => {
  const report = vi.fn();
  const reader = fakeReader((r) => r._handleExtendedDesktopSize());
  reader._handleExtendedDesktopSize = function (this: UpdateReader) {
    this._fbWidth = 1024;
    return true;
  };
  watchUpdates(reader, report);
  reader._framebufferUpdate();
  expect(report).toHaveBeenCalledExactlyOnceWith({ pixels: 0, tellsSize: false });
});
