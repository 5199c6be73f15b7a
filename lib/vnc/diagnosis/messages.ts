import { Encoding, NOVNC_ENCODINGS } from './encodings.ts';
import { type Facts, ProbeEnded } from './facts.ts';
import type { Wire } from './handshake.ts';
import { isPicture, skipRectangle } from './rectangles.ts';

/** 32 bits a pixel of which 24 count, little endian, red highest: what noVNC asks for. */
const PIXEL_FORMAT = [32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 0, 8, 16, 0, 0, 0];

/** What a probe says, and nothing else: no key, no pointer, no clipboard. */
export function requestEncodings(): Uint8Array<ArrayBuffer> {
  const setPixelFormat = [0, 0, 0, 0, ...PIXEL_FORMAT];
  const bytes = new Uint8Array(setPixelFormat.length + 4 + NOVNC_ENCODINGS.length * 4);
  bytes.set(setPixelFormat);
  const setEncodings = new DataView(bytes.buffer, setPixelFormat.length);
  setEncodings.setUint8(0, 2);
  setEncodings.setUint16(2, NOVNC_ENCODINGS.length);
  NOVNC_ENCODINGS.forEach((encoding, index) => {
    setEncodings.setInt32(4 + index * 4, encoding);
  });
  return bytes;
}

/** One pixel, changed or not: the ping that the guest does not notice. */
export const requestPixel = () => Uint8Array.of(3, 0, 0, 0, 0, 0, 0, 1, 0, 1);

/** Told of each rectangle as soon as its head has come. */
export type OnRectangle = (encoding: number) => void;

/**
 * Reads the server's messages until they end, and notes the extensions that show. From a rectangle
 * on whose length is unknown nothing more is read.
 */
export async function readMessages(
  wire: Wire,
  facts: Facts,
  onRectangle: OnRectangle,
): Promise<void> {
  for (;;) if (!(await readMessage(wire, facts, onRectangle))) return;
}

async function readMessage(wire: Wire, facts: Facts, onRectangle: OnRectangle): Promise<boolean> {
  const type = (await wire.take(1)).getUint8(0);
  switch (type) {
    case 0:
      return readUpdate(wire, facts, onRectangle);
    case 1:
      await wire.skip((await wire.take(5)).getUint16(3) * 6);
      return true;
    case 2:
      return true;
    case 3:
      await readCutText(wire, facts);
      return true;
    case 150:
      facts.acknowledged.add(Encoding.continuousUpdates);
      return true;
    case 248:
      await answerFence(wire, facts);
      return true;
    case 250:
      await wire.skip(3);
      facts.acknowledged.add(Encoding.xvp);
      return true;
    default:
      throw new ProbeEnded('garbage');
  }
}

async function readUpdate(wire: Wire, facts: Facts, onRectangle: OnRectangle): Promise<boolean> {
  const count = (await wire.take(3)).getUint16(1);
  for (let index = 0; index < count; index++) {
    const head = await wire.take(12);
    const encoding = head.getInt32(8);
    if (encoding === Encoding.lastRect) return true;
    if (isPicture(encoding)) facts.pictureEncoding ??= encoding;
    else facts.acknowledged.add(encoding);
    onRectangle(encoding);
    const size = { width: head.getUint16(4), height: head.getUint16(6) };
    if (!(await skipRectangle(wire, encoding, size))) return false;
  }
  return true;
}

async function readCutText(wire: Wire, facts: Facts): Promise<void> {
  const length = (await wire.take(7)).getInt32(3);
  // The extended clipboard marks its messages by a negative length.
  if (length < 0) facts.acknowledged.add(Encoding.extendedClipboard);
  await wire.skip(Math.abs(length));
}

/** A server may wait for the answer before it sends anything else. */
async function answerFence(wire: Wire, facts: Facts): Promise<void> {
  const head = await wire.take(8);
  const payload = await wire.take(head.getUint8(7));
  facts.acknowledged.add(Encoding.fence);
  const [known, request] = [0x07, 0x80000000];
  const flags = head.getUint32(3);
  if ((flags & request) === 0) return;
  const answer = new DataView(new ArrayBuffer(9 + payload.byteLength));
  answer.setUint8(0, 248);
  answer.setUint32(4, flags & known);
  answer.setUint8(8, payload.byteLength);
  const bytes = new Uint8Array(answer.buffer);
  bytes.set(new Uint8Array(payload.buffer), 9);
  wire.send(bytes);
}
