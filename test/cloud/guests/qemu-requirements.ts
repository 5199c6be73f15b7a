import { constants } from 'node:fs';
import { access, open } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The program of this name on the PATH. */
export async function findProgram(name: string): Promise<string | undefined> {
  for (const directory of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(directory, name);
    const isExecutable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isExecutable) return file;
  }
  return undefined;
}

/**
 * The busybox that real machines run on. Rejects with a sentence that says what to install where a
 * program is missing.
 */
export async function requireQemuPrograms(): Promise<{ busybox: string }> {
  if (!(await findProgram('qemu-system-x86_64'))) {
    throw new Error('QEMU is missing: install the Debian package qemu-system-x86.');
  }
  if (!(await findProgram('setpriv'))) {
    throw new Error('setpriv is missing: install the Debian package util-linux.');
  }
  const busybox = await findProgram('busybox');
  if (!busybox || (await isDynamic(busybox))) {
    throw new Error('A static busybox is missing: install the Debian package busybox-static.');
  }
  return { busybox };
}

/** A dynamic program names its loader near its beginning; alone in a guest it could not start. */
async function isDynamic(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.subarray(0, bytesRead).includes('/ld-');
  } finally {
    await handle.close();
  }
}
