import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Makes an NSS database in `folder` that trusts the CA in `caFile` (PEM) for web servers. */
export async function trustCa(folder: string, caFile: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const certutil = (...args: string[]) =>
    promisify(execFile)('certutil', ['-d', `sql:${folder}`, ...args]);
  await certutil('-N', '--empty-password');
  await certutil('-A', '-t', 'C,,', '-n', 'local-cloud', '-i', caFile);
}
