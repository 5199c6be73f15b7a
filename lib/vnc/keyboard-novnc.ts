import type { Pacing } from './pacer-novnc.ts';
import type { Keyboard } from './typing/keyboard.ts';

/** noVNC's function that writes a key event with its scancode. */
type WriteKey = (sock: object, keysym: number, down: boolean, scancode: number) => void;

/** noVNC's RFB object, as far as it has to do with keys. */
interface KeyedRfb {
  readonly _sock: object;
  readonly _keyboard: { _allKeysUp(): void };
  readonly _remoteCapsLock: boolean | null;
  readonly _qemuExtKeyEventSupported: boolean;
  sendKey(keysym: number, code: string, down: boolean): void;
}

/** The pacing, as far as it tells what the server has read. */
type Pings = Pick<Pacing, 'ping' | 'pings' | 'answersLate'>;

/**
 * The guest's keyboard over noVNC. A server reads what it is sent in order: an answered ping proves
 * that everything before it has arrived.
 */
export function createKeyboard(rfb: KeyedRfb, writeKey: WriteKey, pacing: Pings): Keyboard {
  let sent = 0;
  let taken = 0;
  /** After which ping events were sent, and how many there had been by the next one. */
  const marks: { ping: number; sent: number }[] = [];

  return {
    send({ keysym, scancode, down }) {
      if (rfb._qemuExtKeyEventSupported) writeKey(rfb._sock, keysym, down, scancode);
      else rfb.sendKey(keysym, '', down);
      sent += 1;
      const ping = pacing.pings().sent;
      const last = marks.at(-1);
      if (last?.ping === ping) last.sent = sent;
      else marks.push({ ping, sent });
    },
    sent: () => sent,
    taken() {
      if (pacing.answersLate()) return undefined;
      const { answered } = pacing.pings();
      const open = marks.findIndex(({ ping }) => ping >= answered);
      const closed = marks.splice(0, open < 0 ? marks.length : open);
      taken = closed.at(-1)?.sent ?? taken;
      return taken;
    },
    ask: pacing.ping,
    releaseHeld: () => rfb._keyboard._allKeysUp(),
    capsLock: () => rfb._remoteCapsLock,
  };
}
