import { expect, test, vi } from 'vitest';
import { createKeyboard } from '../../../lib/vnc/keyboard-novnc.ts';

const DOWN = { keysym: 0x61, scancode: 0x1e, down: true };

function setUp({ scancodes = true, late = false } = {}) {
  const pings = { sent: 3, answered: 3 };
  const rfb = {
    _keyboard: { _allKeysUp: vi.fn() },
    _remoteCapsLock: true,
    _qemuExtKeyEventSupported: scancodes,
    _sock: {},
    sendKey: vi.fn(),
  };
  const writeKey = vi.fn();
  const pacing = { ping: vi.fn(), pings: () => pings, answersLate: () => late };
  return { keyboard: createKeyboard(rfb, writeKey, pacing), rfb, writeKey, pings };
}

test('an event goes out with keysym and scancode, or by its keysym where scancodes are not taken', () => {
  const { keyboard, rfb, writeKey } = setUp();
  keyboard.send(DOWN);
  expect(writeKey).toHaveBeenCalledExactlyOnceWith(rfb._sock, 0x61, true, 0x1e);

  const plain = setUp({ scancodes: false });
  plain.keyboard.send(DOWN);
  expect(plain.rfb.sendKey).toHaveBeenCalledExactlyOnceWith(0x61, '', true);
});

test('an event is taken once a ping that was sent after it is answered, and not before', () => {
  const { keyboard, pings } = setUp();
  keyboard.send(DOWN);
  keyboard.send(DOWN);
  expect(keyboard.taken()).toBe(0);
  pings.sent += 1;
  keyboard.send(DOWN);
  expect(keyboard.taken()).toBe(0);
  pings.answered += 1;
  expect(keyboard.taken()).toBe(2);
  pings.sent += 1;
  pings.answered += 1;
  expect(keyboard.taken()).toBe(3);
  expect(keyboard.sent()).toBe(3);
});

test('a ping that was under way when an event was sent proves nothing of it', () => {
  const { keyboard, pings } = setUp();
  pings.sent += 1;
  keyboard.send(DOWN);
  pings.answered += 1;
  expect(keyboard.taken()).toBe(0);
});

test('a server that answers late does not tell what it has taken', () => {
  expect(setUp({ late: true }).keyboard.taken()).toBeUndefined();
});

test("the guest's CapsLock is what noVNC heard of it, and held keys are noVNC's to let go", () => {
  const { keyboard, rfb } = setUp();
  expect(keyboard.capsLock()).toBe(true);
  keyboard.releaseHeld();
  expect(rfb._keyboard._allKeysUp).toHaveBeenCalledOnce();
});
