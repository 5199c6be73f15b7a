/** How a client wants its pixels, as SetPixelFormat says it (RFC 6143 section 7.4). */
export interface PixelFormat {
  bitsPerPixel: number;
  bigEndian: boolean;
  redMax: number;
  greenMax: number;
  blueMax: number;
  redShift: number;
  greenShift: number;
  blueShift: number;
}

export const PIXEL_FORMAT_BYTES = 16;

/** 32 bits, little endian, 0x00RRGGBB: what a server offers until the client asks otherwise. */
export const NATIVE_PIXEL_FORMAT: PixelFormat = {
  bitsPerPixel: 32,
  bigEndian: false,
  redMax: 255,
  greenMax: 255,
  blueMax: 255,
  redShift: 16,
  greenShift: 8,
  blueShift: 0,
};

export function readPixelFormat(bytes: Buffer): PixelFormat {
  return {
    bitsPerPixel: bytes.readUInt8(0),
    bigEndian: bytes.readUInt8(2) !== 0,
    redMax: bytes.readUInt16BE(4),
    greenMax: bytes.readUInt16BE(6),
    blueMax: bytes.readUInt16BE(8),
    redShift: bytes.readUInt8(10),
    greenShift: bytes.readUInt8(11),
    blueShift: bytes.readUInt8(12),
  };
}

export function writePixelFormat(format: PixelFormat): Buffer {
  const bytes = Buffer.alloc(PIXEL_FORMAT_BYTES);
  bytes.writeUInt8(format.bitsPerPixel, 0);
  bytes.writeUInt8(format.bitsPerPixel === 32 ? 24 : format.bitsPerPixel, 1);
  bytes.writeUInt8(format.bigEndian ? 1 : 0, 2);
  bytes.writeUInt8(1, 3);
  bytes.writeUInt16BE(format.redMax, 4);
  bytes.writeUInt16BE(format.greenMax, 6);
  bytes.writeUInt16BE(format.blueMax, 8);
  bytes.writeUInt8(format.redShift, 10);
  bytes.writeUInt8(format.greenShift, 11);
  bytes.writeUInt8(format.blueShift, 12);
  return bytes;
}

/** The bytes of one pixel of this colour (0xRRGGBB) in the format. */
export function pixelBytes(color: number, format: PixelFormat): Buffer {
  const channel = (value: number, max: number, shift: number) =>
    Math.round((value * max) / 255) * 2 ** shift;
  const value =
    channel((color >> 16) & 0xff, format.redMax, format.redShift) +
    channel((color >> 8) & 0xff, format.greenMax, format.greenShift) +
    channel(color & 0xff, format.blueMax, format.blueShift);
  const bytes = Buffer.alloc(format.bitsPerPixel / 8);
  if (format.bigEndian) bytes.writeUIntBE(value, 0, bytes.length);
  else bytes.writeUIntLE(value, 0, bytes.length);
  return bytes;
}
