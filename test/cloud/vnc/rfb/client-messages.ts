import { ClientMessageId } from './constants.ts';
import { type PixelFormat, readPixelFormat } from './pixel-format.ts';

/** What a client says after its ClientInit, as far as the local cloud looks at it. */
export type ClientMessage =
  | { type: 'set-pixel-format'; format: PixelFormat }
  | { type: 'set-encodings'; encodings: number[] }
  | {
      type: 'update-request';
      incremental: boolean;
      x: number;
      y: number;
      width: number;
      height: number;
    }
  /** `scancode` comes with QEMU's extended key event only: XT set 1, 0xe0xx as low byte | 0x80. */
  | { type: 'key'; down: boolean; keysym: number; scancode?: number }
  | { type: 'pointer'; buttons: number; x: number; y: number }
  | { type: 'set-desktop-size' }
  | { type: 'other' };

/** The bytes of each kind of message, from what has arrived of it; undefined: not yet known. */
function messageLength(bytes: Buffer): number | undefined {
  const has = (count: number) => bytes.length >= count;
  switch (bytes[0]) {
    case ClientMessageId.setPixelFormat:
      return 20;
    case ClientMessageId.setEncodings:
      return has(4) ? 4 + 4 * bytes.readUInt16BE(2) : undefined;
    case ClientMessageId.updateRequest:
    case ClientMessageId.enableContinuousUpdates:
      return 10;
    case ClientMessageId.key:
      return 8;
    case ClientMessageId.pointer:
      return 6;
    case ClientMessageId.cutText:
      // The extended clipboard marks its messages by a negative length.
      return has(8) ? 8 + Math.abs(bytes.readInt32BE(4)) : undefined;
    case ClientMessageId.fence:
      return has(9) ? 9 + bytes.readUInt8(8) : undefined;
    case ClientMessageId.xvp:
      return 4;
    case ClientMessageId.setDesktopSize:
      return has(7) ? 8 + 16 * bytes.readUInt8(6) : undefined;
    case ClientMessageId.qemu:
      return qemuMessageLength(bytes);
    default:
      throw new Error(`The client sent an RFB message of unknown type ${bytes[0]}.`);
  }
}

function qemuMessageLength(bytes: Buffer): number | undefined {
  if (bytes.length < 4) return undefined;
  const isAudio = bytes[1] === 1;
  if (!isAudio) return 12;
  const setsAudioFormat = bytes.readUInt16BE(2) === 2;
  return setsAudioFormat ? 10 : 4;
}

function decode(bytes: Buffer): ClientMessage {
  switch (bytes[0]) {
    case ClientMessageId.setPixelFormat:
      return { type: 'set-pixel-format', format: readPixelFormat(bytes.subarray(4)) };
    case ClientMessageId.setEncodings: {
      const count = bytes.readUInt16BE(2);
      const encodings = Array.from({ length: count }, (_, i) => bytes.readInt32BE(4 + 4 * i));
      return { type: 'set-encodings', encodings };
    }
    case ClientMessageId.updateRequest:
      return {
        type: 'update-request',
        incremental: bytes[1] !== 0,
        x: bytes.readUInt16BE(2),
        y: bytes.readUInt16BE(4),
        width: bytes.readUInt16BE(6),
        height: bytes.readUInt16BE(8),
      };
    case ClientMessageId.key:
      return { type: 'key', down: bytes[1] !== 0, keysym: bytes.readUInt32BE(4) };
    case ClientMessageId.pointer:
      return {
        type: 'pointer',
        buttons: bytes.readUInt8(1),
        x: bytes.readUInt16BE(2),
        y: bytes.readUInt16BE(4),
      };
    case ClientMessageId.setDesktopSize:
      return { type: 'set-desktop-size' };
    case ClientMessageId.qemu:
      if (bytes[1] !== 0) return { type: 'other' };
      return {
        type: 'key',
        down: bytes.readUInt16BE(2) !== 0,
        keysym: bytes.readUInt32BE(4),
        scancode: bytes.readUInt32BE(8),
      };
    default:
      return { type: 'other' };
  }
}

/**
 * Cuts a client's byte stream, however it is chunked, into its messages.
 * `feed` throws at a message type that it does not know: from there on the stream is unreadable.
 */
export function createClientMessageParser(): { feed(bytes: Buffer): ClientMessage[] } {
  let pending: Buffer = Buffer.alloc(0);
  return {
    feed(bytes) {
      pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes]);
      const messages: ClientMessage[] = [];
      while (pending.length > 0) {
        const length = messageLength(pending);
        if (length === undefined || pending.length < length) break;
        messages.push(decode(pending.subarray(0, length)));
        pending = pending.subarray(length);
      }
      return messages;
    },
  };
}
