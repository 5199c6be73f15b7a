import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClientMessage, createClientMessageParser } from './client-messages.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

const EXAMPLES: [string, Buffer, ClientMessage][] = [
  [
    'SetPixelFormat',
    hex('00 000000 20 18 00 01 00ff 00ff 00ff 10 08 00 000000'),
    {
      type: 'set-pixel-format',
      format: {
        bitsPerPixel: 32,
        bigEndian: false,
        redMax: 255,
        greenMax: 255,
        blueMax: 255,
        redShift: 16,
        greenShift: 8,
        blueShift: 0,
      },
    },
  ],
  [
    'SetEncodings',
    hex('02 00 0002 00000006 fffffefe'),
    { type: 'set-encodings', encodings: [6, -258] },
  ],
  [
    'FramebufferUpdateRequest',
    hex('03 01 0001 0002 0003 0004'),
    { type: 'update-request', incremental: true, x: 1, y: 2, width: 3, height: 4 },
  ],
  ['KeyEvent', hex('04 01 0000 0000ff0d'), { type: 'key', down: true, keysym: 0xff0d }],
  ['PointerEvent', hex('05 01 0010 0020'), { type: 'pointer', buttons: 1, x: 16, y: 32 }],
  ['ClientCutText', hex('06 000000 00000003 616263'), { type: 'other' }],
  ['extended ClientCutText', hex('06 000000 fffffffc 01020304'), { type: 'other' }],
  ['EnableContinuousUpdates', hex('96 01 0000 0000 0010 0010'), { type: 'other' }],
  ['ClientFence', hex('f8 000000 00000001 02 aabb'), { type: 'other' }],
  ['xvp', hex('fa 00 01 02'), { type: 'other' }],
  ['SetDesktopSize', hex(`fb 00 0400 0300 01 00 ${'00'.repeat(16)}`), { type: 'set-desktop-size' }],
  [
    'QEMU extended key event',
    hex('ff 00 0001 00000041 0000001e'),
    { type: 'key', down: true, keysym: 0x41, scancode: 0x1e },
  ],
  ['QEMU audio on', hex('ff 01 0000'), { type: 'other' }],
  ['QEMU audio format', hex('ff 01 0002 03 02 0000ac44'), { type: 'other' }],
];

test.each(EXAMPLES)('%s is read from its bytes', (_name, bytes, message) => {
  expect(createClientMessageParser().feed(bytes)).toEqual([message]);
});

test('a stream gives the same messages however it is cut', () => {
  const stream = Buffer.concat(EXAMPLES.map(([, bytes]) => bytes));
  const messages = EXAMPLES.map(([, , message]) => message);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 }), (sizes) => {
      const parser = createClientMessageParser();
      const read: ClientMessage[] = [];
      for (let at = 0, i = 0; at < stream.length; i++) {
        const size = sizes[i % sizes.length] ?? 1;
        read.push(...parser.feed(stream.subarray(at, at + size)));
        at += size;
      }
      expect(read).toEqual(messages);
    }),
  );
});

test('an unknown message type is an error', () => {
  expect(() => createClientMessageParser().feed(hex('63'))).toThrow('unknown type 99');
});
