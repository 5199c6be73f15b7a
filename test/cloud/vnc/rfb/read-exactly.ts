import type { Readable } from 'node:stream';

/**
 * Takes the next `length` bytes of a stream that nobody else reads. Bytes after them stay in the
 * stream, so it can be piped on afterwards. Rejects when the stream ends first.
 */
export function readExactly(stream: Readable, length: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = (outcome: () => void) => {
      stream.off('readable', attempt);
      stream.off('end', fail);
      stream.off('close', fail);
      stream.off('error', fail);
      outcome();
    };
    const fail = () => settle(() => reject(new Error('The RFB stream ended early.')));
    const attempt = () => {
      const bytes: Buffer | null = stream.read(length);
      if (bytes === null) return;
      // A stream that has ended hands out what is left, even if it is less than asked for.
      if (bytes.length < length) fail();
      else settle(() => resolve(bytes));
    };
    stream.on('readable', attempt);
    stream.on('end', fail);
    stream.on('close', fail);
    stream.on('error', fail);
    if (stream.destroyed || stream.readableEnded) fail();
    else attempt();
  });
}
