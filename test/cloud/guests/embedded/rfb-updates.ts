import { constants, deflateRawSync } from 'node:zlib';
import { Encoding } from '../../vnc/rfb/constants.ts';
import { type PixelFormat, pixelBytes } from '../../vnc/rfb/pixel-format.ts';
import type { Framebuffer, Rect } from './framebuffer.ts';

/** A FramebufferUpdate of ready rectangles. */
export function updateMessage(rectangles: Buffer[]): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt16BE(rectangles.length, 2);
  return Buffer.concat([header, ...rectangles]);
}

function rectangleHeader(rect: Rect, encoding: number): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt16BE(rect.x, 0);
  header.writeUInt16BE(rect.y, 2);
  header.writeUInt16BE(rect.width, 4);
  header.writeUInt16BE(rect.height, 6);
  header.writeInt32BE(encoding, 8);
  return header;
}

/** Tells the client that it may send QEMU's extended key events. */
export function extendedKeyRectangle(size: { width: number; height: number }): Buffer {
  return rectangleHeader({ x: 0, y: 0, ...size }, Encoding.qemuExtendedKey);
}

/** Why an ExtendedDesktopSize rectangle is sent: the header's x and y in rfbproto. */
export const DesktopSizeNote = {
  serverSays: { x: 0, y: 0 },
  /** The answer to a client's SetDesktopSize: this screen keeps its size. */
  resizeProhibited: { x: 1, y: 1 },
} as const;

/** Tells the client the size of the one screen there is. */
export function desktopSizeRectangle(
  size: { width: number; height: number },
  note: { x: number; y: number },
): Buffer {
  const screens = Buffer.alloc(20);
  screens.writeUInt8(1, 0);
  screens.writeUInt16BE(size.width, 12);
  screens.writeUInt16BE(size.height, 14);
  return Buffer.concat([
    rectangleHeader({ ...note, ...size }, Encoding.extendedDesktopSize),
    screens,
  ]);
}

/** The pixels of a rectangle in the client's format. */
export function pixelsOf(framebuffer: Framebuffer, rect: Rect, format: PixelFormat): Buffer {
  const bytesPerPixel = format.bitsPerPixel / 8;
  const bytes = Buffer.alloc(rect.width * rect.height * bytesPerPixel);
  const ofColor = createPixelCache(format);
  let offset = 0;
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    const row = y * framebuffer.width;
    for (const color of framebuffer.pixels.subarray(row + rect.x, row + rect.x + rect.width)) {
      offset += ofColor(color).copy(bytes, offset);
    }
  }
  return bytes;
}

/** A screen has a handful of colours: each is converted once. */
function createPixelCache(format: PixelFormat): (color: number) => Buffer {
  const cache = new Map<number, Buffer>();
  return (color) => {
    const known = cache.get(color);
    if (known) return known;
    const bytes = pixelBytes(color, format);
    cache.set(color, bytes);
    return bytes;
  };
}

/** Packs pixels into rectangles of one connection: raw, or as its one running zlib stream. */
export function createRectanglePacker(): (
  rect: Rect,
  pixels: Buffer,
  encoding: typeof Encoding.raw | typeof Encoding.zlib,
) => Buffer {
  let zlibHeader: Buffer = Buffer.from([0x78, 0x9c]);
  return (rect, pixels, encoding) => {
    const header = rectangleHeader(rect, encoding);
    if (encoding === Encoding.raw) return Buffer.concat([header, pixels]);
    // RFB wants one zlib stream over the connection's life. Blocks that end in a sync flush can be
    // strung together after one zlib header, so each can be made by itself, at once.
    const blocks = deflateRawSync(pixels, { finishFlush: constants.Z_SYNC_FLUSH });
    const data = Buffer.concat([zlibHeader, blocks]);
    zlibHeader = Buffer.alloc(0);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([header, length, data]);
  };
}
