import { expect, test } from 'vitest';
import { writeCpio } from './cpio.ts';

const HEADER_BYTES = 110;

/** Reads an archive by the format's own rules: fixed header, name, data, each padded to four. */
function readCpio(archive: Buffer): { path: string; mode: number; data: string }[] {
  const entries: { path: string; mode: number; data: string }[] = [];
  const align = (offset: number) => Math.ceil(offset / 4) * 4;
  for (let at = 0; at < archive.length; ) {
    expect(archive.toString('latin1', at, at + 6)).toBe('070701');
    const field = (i: number) =>
      Number.parseInt(archive.toString('latin1', at + 6 + 8 * i, at + 14 + 8 * i), 16);
    const [mode, size, nameSize] = [field(1), field(6), field(11)];
    const path = archive.toString('latin1', at + HEADER_BYTES, at + HEADER_BYTES + nameSize - 1);
    const start = align(at + HEADER_BYTES + nameSize);
    entries.push({ path, mode, data: archive.toString('latin1', start, start + size) });
    at = align(start + size);
  }
  return entries;
}

test('what is written can be read by the rules of the newc format', () => {
  const archive = writeCpio([
    { path: 'bin', mode: 0o040755 },
    { path: 'bin/true', mode: 0o100755, data: Buffer.from('#!/bin/sh') },
    { path: 'bin/yes', mode: 0o120777, data: Buffer.from('true') },
  ]);
  expect(readCpio(archive)).toEqual([
    { path: 'bin', mode: 0o040755, data: '' },
    { path: 'bin/true', mode: 0o100755, data: '#!/bin/sh' },
    { path: 'bin/yes', mode: 0o120777, data: 'true' },
    { path: 'TRAILER!!!', mode: 0, data: '' },
  ]);
});
