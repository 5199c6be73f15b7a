import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { type ArchiveEntry, writeCpio } from './cpio.ts';
import { buildKeymap, KEYMAPS } from './keymaps.ts';

const DIRECTORY = 0o040755;
const FILE = 0o100644;
const PROGRAM = 0o100755;
const LINK = 0o120777;

/** Writes its words to the serial port, where a test can read what was typed on the screen. */
const LOG_COMMAND = '#!/bin/sh\necho "LOG: $*" >/dev/ttyS0\n';

/** Gives the screen's console another keyboard layout: `keymap de`. */
const KEYMAP_COMMAND = '#!/bin/sh\nloadkmap <"/etc/keymaps/$1" && log "keymap $1"\n';

/** Copies so many typed lines to the serial port, once they are all there. */
const LINES_COMMAND = '#!/bin/sh\nlog reading && head -n "$1" >/dev/ttyS0\n';

/** The whole file system of a guest: a static busybox under all its names, and an init script. */
export async function buildInitramfs(busybox: string): Promise<Buffer> {
  const [program, init, animate, applets, keymaps] = await Promise.all([
    readFile(busybox),
    readFile(new URL('./init.sh', import.meta.url)),
    readFile(new URL('./animate.sh', import.meta.url)),
    promisify(execFile)(busybox, ['--list']),
    Promise.all(KEYMAPS.map(buildKeymap)),
  ]);
  const directories = ['bin', 'dev', 'etc', 'etc/keymaps', 'proc', 'root', 'sys', 'tmp'];
  const links = applets.stdout.split('\n').filter((name) => name !== '' && name !== 'busybox');
  const entries: ArchiveEntry[] = [
    ...directories.map((path) => ({ path, mode: DIRECTORY })),
    { path: 'bin/busybox', mode: PROGRAM, data: program },
    ...links.map((name) => ({ path: `bin/${name}`, mode: LINK, data: Buffer.from('busybox') })),
    { path: 'bin/log', mode: PROGRAM, data: Buffer.from(LOG_COMMAND) },
    { path: 'bin/animate', mode: PROGRAM, data: animate },
    { path: 'bin/keymap', mode: PROGRAM, data: Buffer.from(KEYMAP_COMMAND) },
    { path: 'bin/lines', mode: PROGRAM, data: Buffer.from(LINES_COMMAND) },
    ...KEYMAPS.map((name, at) => ({
      path: `etc/keymaps/${name}`,
      mode: FILE,
      data: keymaps[at] ?? Buffer.alloc(0),
    })),
    { path: 'init', mode: PROGRAM, data: init },
  ];
  // Not compressed: the guest would unpack it under emulation, which takes longer than to load it.
  return writeCpio(entries);
}
