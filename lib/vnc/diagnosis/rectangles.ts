import type { ByteQueue } from './byte-queue.ts';
import { Encoding } from './encodings.ts';

type Bytes = Pick<ByteQueue, 'take' | 'skip'>;

interface Size {
  width: number;
  height: number;
}

/** The probe asks for 32 bits a pixel; Tight packs the 24 that count. */
const PIXEL = 4;
const TIGHT_PIXEL = 3;

/** Tight sends less than this as it is. */
const TIGHT_PACKED_FROM = 12;

const bitmap = ({ width, height }: Size) => Math.ceil(width / 8) * height;
const pixels = ({ width, height }: Size) => width * height * PIXEL;

/** Reads one rectangle's body away, to find where the next thing begins. */
type Skip = (bytes: Bytes, size: Size) => Promise<void>;

const nothing: Skip = async () => undefined;
const lengthFirst: Skip = async (bytes) => bytes.skip((await bytes.take(4)).getUint32(0));

const SKIPS = new Map<number, Skip>([
  [Encoding.raw, (bytes, size) => bytes.skip(pixels(size))],
  [Encoding.copyRect, (bytes) => bytes.skip(4)],
  [Encoding.zlib, lengthFirst],
  [Encoding.zrle, lengthFirst],
  [Encoding.tight, skipTight],
  [Encoding.tightPng, skipTight],
  [
    Encoding.rre,
    async (bytes) => bytes.skip((await bytes.take(4)).getUint32(0) * (PIXEL + 8) + PIXEL),
  ],
  [Encoding.cursor, (bytes, size) => bytes.skip(pixels(size) + bitmap(size))],
  [
    Encoding.vmwareCursor,
    async (bytes, size) => {
      const isMonochrome = (await bytes.take(2)).getUint8(0) === 0;
      await bytes.skip(pixels(size) * (isMonochrome ? 2 : 1));
    },
  ],
  [Encoding.desktopSize, nothing],
  [Encoding.qemuKeys, nothing],
  [Encoding.extendedMouse, nothing],
  [Encoding.qemuLeds, (bytes) => bytes.skip(1)],
  [Encoding.desktopName, lengthFirst],
  [
    Encoding.extendedDesktopSize,
    async (bytes) => bytes.skip((await bytes.take(4)).getUint8(0) * 16),
  ],
]);

/** Skips the body of a rectangle; false where its length can't be told without decoding it. */
export async function skipRectangle(bytes: Bytes, encoding: number, size: Size): Promise<boolean> {
  const skip = SKIPS.get(encoding);
  await skip?.(bytes, size);
  return skip !== undefined;
}

/** Whether a rectangle paints something. The others tell something, or change the pointer's look. */
export const isPicture = (encoding: number): boolean =>
  (encoding >= 0 && encoding !== Encoding.vmwareCursor) || encoding === Encoding.tightPng;

async function skipTight(bytes: Bytes, size: Size): Promise<void> {
  const control = (await bytes.take(1)).getUint8(0) >> 4;
  if (control === 8) return bytes.skip(TIGHT_PIXEL);
  // JPEG, and the PNG of TightPNG.
  if (control > 8) return bytes.skip(await compactLength(bytes));
  const hasFilter = (control & 4) !== 0;
  const filter = hasFilter ? (await bytes.take(1)).getUint8(0) : 0;
  const length = filter === 1 ? await paletteLength(bytes, size) : size.width * size.height * 3;
  await bytes.skip(length < TIGHT_PACKED_FROM ? length : await compactLength(bytes));
}

/** Reads the palette away; gives the bytes of the indexes into it, before they are packed. */
async function paletteLength(bytes: Bytes, size: Size): Promise<number> {
  const colours = (await bytes.take(1)).getUint8(0) + 1;
  await bytes.skip(colours * TIGHT_PIXEL);
  return colours <= 2 ? bitmap(size) : size.width * size.height;
}

/** Seven bits a byte, the lowest first; a third byte gives eight. */
async function compactLength(bytes: Bytes): Promise<number> {
  let length = 0;
  for (const shift of [0, 7, 14]) {
    const byte = (await bytes.take(1)).getUint8(0);
    const isLast = shift === 14;
    length |= (isLast ? byte : byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return length;
}
