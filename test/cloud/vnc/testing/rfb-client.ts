import type { Duplex } from 'node:stream';
import { constants, inflateSync } from 'node:zlib';
import { Encoding, RFB_VERSION } from '../rfb/constants.ts';
import { readExactly } from '../rfb/read-exactly.ts';

export interface ReceivedRectangle {
  x: number;
  y: number;
  width: number;
  height: number;
  encoding: number;
  /** Pixels as 32-bit little endian 0x00RRGGBB; empty for pseudo-encodings. */
  pixels: Buffer;
}

/** A bare RFB 3.8 client over a byte stream, for tests: no picture of its own, only messages. */
export interface RfbClient {
  width: number;
  height: number;
  desktopName: string;
  setEncodings(...encodings: number[]): void;
  requestUpdate(incremental: boolean, rect?: { width: number; height: number }): void;
  nextUpdate(): Promise<ReceivedRectangle[]>;
  /** QEMU's extended key event. */
  scancode(scancode: number, down: boolean): void;
  keysym(keysym: number, down: boolean): void;
  pointer(x: number, y: number): void;
}

/** Shakes hands with a server that asks for no security. */
export async function connectRfbClient(stream: Duplex): Promise<RfbClient> {
  await readExactly(stream, RFB_VERSION.length);
  stream.write(RFB_VERSION);
  const typeCount = (await readExactly(stream, 1)).readUInt8(0);
  await readExactly(stream, typeCount);
  stream.write(Buffer.from([1]));
  await readExactly(stream, 4);
  return initializeRfbClient(stream);
}

/** The part of the handshake after security: ClientInit (shared) and ServerInit. */
export async function initializeRfbClient(stream: Duplex): Promise<RfbClient> {
  stream.write(Buffer.from([1]));
  const init = await readExactly(stream, 24);
  const desktopName = (await readExactly(stream, init.readUInt32BE(20))).toString();
  const width = init.readUInt16BE(0);
  const height = init.readUInt16BE(2);
  let zlibData: Buffer = Buffer.alloc(0);
  let zlibBytesOut = 0;

  function send(size: number, fill: (bytes: Buffer) => void): void {
    const bytes = Buffer.alloc(size);
    fill(bytes);
    stream.write(bytes);
  }

  /** Inflates the connection's whole zlib stream each time: slow, and impossible to get wrong. */
  async function readZlib(): Promise<Buffer> {
    const length = (await readExactly(stream, 4)).readUInt32BE();
    zlibData = Buffer.concat([zlibData, await readExactly(stream, length)]);
    const inflated = inflateSync(zlibData, { finishFlush: constants.Z_SYNC_FLUSH });
    const pixels = inflated.subarray(zlibBytesOut);
    zlibBytesOut = inflated.length;
    return pixels;
  }

  async function readBody(rect: Omit<ReceivedRectangle, 'pixels'>): Promise<Buffer> {
    switch (rect.encoding) {
      case Encoding.raw:
        return readExactly(stream, rect.width * rect.height * 4);
      case Encoding.zlib:
        return readZlib();
      case Encoding.extendedDesktopSize:
        await readExactly(stream, 4 + 16);
        return Buffer.alloc(0);
      default:
        return Buffer.alloc(0);
    }
  }

  async function readRectangle(): Promise<ReceivedRectangle> {
    const header = await readExactly(stream, 12);
    const rect = {
      x: header.readUInt16BE(0),
      y: header.readUInt16BE(2),
      width: header.readUInt16BE(4),
      height: header.readUInt16BE(6),
      encoding: header.readInt32BE(8),
    };
    return { ...rect, pixels: await readBody(rect) };
  }

  return {
    width,
    height,
    desktopName,
    setEncodings(...encodings) {
      send(4 + 4 * encodings.length, (bytes) => {
        bytes.writeUInt8(2, 0);
        bytes.writeUInt16BE(encodings.length, 2);
        encodings.forEach((encoding, i) => {
          bytes.writeInt32BE(encoding, 4 + 4 * i);
        });
      });
    },
    requestUpdate(incremental, rect = { width, height }) {
      send(10, (bytes) => {
        bytes.writeUInt8(3, 0);
        bytes.writeUInt8(incremental ? 1 : 0, 1);
        bytes.writeUInt16BE(rect.width, 6);
        bytes.writeUInt16BE(rect.height, 8);
      });
    },
    async nextUpdate() {
      const count = (await readExactly(stream, 4)).readUInt16BE(2);
      const rectangles: ReceivedRectangle[] = [];
      for (let i = 0; i < count; i++) rectangles.push(await readRectangle());
      return rectangles;
    },
    scancode(scancode, down) {
      send(12, (bytes) => {
        bytes.writeUInt8(255, 0);
        bytes.writeUInt16BE(down ? 1 : 0, 2);
        bytes.writeUInt32BE(scancode, 8);
      });
    },
    keysym(keysym, down) {
      send(8, (bytes) => {
        bytes.writeUInt8(4, 0);
        bytes.writeUInt8(down ? 1 : 0, 1);
        bytes.writeUInt32BE(keysym, 4);
      });
    },
    pointer(x, y) {
      send(6, (bytes) => {
        bytes.writeUInt8(5, 0);
        bytes.writeUInt16BE(x, 2);
        bytes.writeUInt16BE(y, 4);
      });
    },
  };
}
