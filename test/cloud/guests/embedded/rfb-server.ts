import type { Duplex } from 'node:stream';
import { type ClientMessage, createClientMessageParser } from '../../vnc/rfb/client-messages.ts';
import { Encoding, RFB_VERSION, SecurityType } from '../../vnc/rfb/constants.ts';
import { NATIVE_PIXEL_FORMAT, writePixelFormat } from '../../vnc/rfb/pixel-format.ts';
import { readExactly } from '../../vnc/rfb/read-exactly.ts';
import { clip, type Framebuffer, type Rect, union } from './framebuffer.ts';
import {
  createRectanglePacker,
  DesktopSizeNote,
  desktopSizeRectangle,
  extendedKeyRectangle,
  pixelsOf,
  updateMessage,
} from './rfb-updates.ts';

export interface RfbServerOptions {
  framebuffer: Framebuffer;
  desktopName: string;
  /** `scancode` is undefined for clients that speak keysyms only. */
  onKey(key: { keysym: number; scancode?: number; down: boolean }): void;
}

/** Serves one RFB 3.8 client until its stream closes. Security is None: the proxy sees to that. */
export async function serveRfb(stream: Duplex, options: RfbServerOptions): Promise<void> {
  await greet(stream, options);
  serveMessages(stream, options);
}

async function greet(stream: Duplex, { framebuffer, desktopName }: RfbServerOptions) {
  stream.write(RFB_VERSION);
  await readExactly(stream, RFB_VERSION.length);
  stream.write(Buffer.from([1, SecurityType.none]));
  await readExactly(stream, 1);
  const securityResult = Buffer.alloc(4);
  stream.write(securityResult);
  await readExactly(stream, 1);
  const size = Buffer.alloc(4);
  size.writeUInt16BE(framebuffer.width, 0);
  size.writeUInt16BE(framebuffer.height, 2);
  const name = Buffer.from(desktopName);
  const nameLength = Buffer.alloc(4);
  nameLength.writeUInt32BE(name.length);
  stream.write(Buffer.concat([size, writePixelFormat(NATIVE_PIXEL_FORMAT), nameLength, name]));
}

function serveMessages(stream: Duplex, { framebuffer, onKey }: RfbServerOptions): void {
  const pack = createRectanglePacker();
  let format = NATIVE_PIXEL_FORMAT;
  let encodings: number[] = [];
  let damage: Rect | undefined;
  let asked: Rect | undefined;
  let waitsForDamage = false;
  let flushes = false;

  function pictureRectangle(rect: Rect): Buffer {
    const chosen = encodings.find((e) => e === Encoding.zlib || e === Encoding.raw);
    const encoding = chosen === Encoding.zlib ? Encoding.zlib : Encoding.raw;
    return pack(rect, pixelsOf(framebuffer, rect, format), encoding);
  }

  function flush(): void {
    flushes = false;
    if (stream.destroyed || stream.writableNeedDrain) return;
    if (asked) {
      // QEMU answers a full request with the screen's size first; so do we.
      const size = encodings.includes(Encoding.extendedDesktopSize)
        ? [desktopSizeRectangle(framebuffer, DesktopSizeNote.serverSays)]
        : [];
      stream.write(updateMessage([...size, pictureRectangle(asked)]));
      asked = undefined;
    }
    if (waitsForDamage && damage && !stream.writableNeedDrain) {
      // As in QEMU, the area of an incremental request is not looked at.
      stream.write(updateMessage([pictureRectangle(damage)]));
      damage = undefined;
      waitsForDamage = false;
    }
  }

  /** One update for all that is painted in one go. */
  function flushSoon(): void {
    if (flushes) return;
    flushes = true;
    setImmediate(flush);
  }

  function acknowledge(): void {
    const rectangles: Buffer[] = [];
    if (encodings.includes(Encoding.qemuExtendedKey)) {
      rectangles.push(extendedKeyRectangle(framebuffer));
    }
    if (encodings.includes(Encoding.extendedDesktopSize)) {
      rectangles.push(desktopSizeRectangle(framebuffer, DesktopSizeNote.serverSays));
    }
    if (rectangles.length > 0) stream.write(updateMessage(rectangles));
  }

  function handle(message: ClientMessage): void {
    switch (message.type) {
      case 'set-pixel-format':
        format = message.format;
        return;
      case 'set-encodings':
        encodings = message.encodings;
        acknowledge();
        return;
      case 'update-request':
        if (message.incremental) waitsForDamage = true;
        else asked = clip(asked ? union(asked, message) : message, framebuffer);
        flush();
        return;
      case 'key':
        onKey(message);
        return;
      case 'set-desktop-size':
        stream.write(
          updateMessage([desktopSizeRectangle(framebuffer, DesktopSizeNote.resizeProhibited)]),
        );
        return;
    }
  }

  const unwatch = framebuffer.watch((painted) => {
    damage = damage ? union(damage, painted) : painted;
    flushSoon();
  });
  const parser = createClientMessageParser();
  stream.on('data', (bytes: Buffer) => {
    try {
      for (const message of parser.feed(bytes)) handle(message);
    } catch {
      // Unreadable bytes: what a real server does with them is to hang up.
      stream.destroy();
    }
  });
  stream.on('drain', flush);
  stream.on('close', unwatch);
  stream.on('end', () => stream.end());
}
