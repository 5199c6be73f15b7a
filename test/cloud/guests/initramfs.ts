import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { type ArchiveEntry, writeCpio } from './cpio.ts';

const DIRECTORY = 0o040755;
const PROGRAM = 0o100755;
const LINK = 0o120777;

/** Writes its words to the serial port, where a test can read what was typed on the screen. */
const LOG_COMMAND = '#!/bin/sh\necho "LOG: $*" >/dev/ttyS0\n';

/** The whole file system of a guest: a static busybox under all its names, and an init script. */
export async function buildInitramfs(busybox: string): Promise<Buffer> {
  const [program, init, animate, applets] = await Promise.all([
    readFile(busybox),
    readFile(new URL('./init.sh', import.meta.url)),
    readFile(new URL('./animate.sh', import.meta.url)),
    promisify(execFile)(busybox, ['--list']),
  ]);
  const directories = ['bin', 'dev', 'etc', 'proc', 'root', 'sys', 'tmp'];
  const links = applets.stdout.split('\n').filter((name) => name !== '' && name !== 'busybox');
  const entries: ArchiveEntry[] = [
    ...directories.map((path) => ({ path, mode: DIRECTORY })),
    { path: 'bin/busybox', mode: PROGRAM, data: program },
    ...links.map((name) => ({ path: `bin/${name}`, mode: LINK, data: Buffer.from('busybox') })),
    { path: 'bin/log', mode: PROGRAM, data: Buffer.from(LOG_COMMAND) },
    { path: 'bin/animate', mode: PROGRAM, data: animate },
    { path: 'init', mode: PROGRAM, data: init },
  ];
  // Not compressed: the guest would unpack it under emulation, which takes longer than to load it.
  return writeCpio(entries);
}
