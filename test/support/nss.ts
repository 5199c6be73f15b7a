import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { findBinary } from './find-binary.ts';

/** Makes an NSS database in `folder` that trusts the CA in `caFile` (PEM) for web servers. */
export function trustCa(folder: string, caFile: string): void {
  const certutil = findBinary('certutil');
  if (!certutil) throw new Error('certutil is missing; Debian has it in libnss3-tools.');
  mkdirSync(folder, { recursive: true });
  const database = ['-d', `sql:${folder}`];
  execFileSync(certutil, [...database, '-N', '--empty-password']);
  execFileSync(certutil, [...database, '-A', '-t', 'C,,', '-n', 'local-cloud', '-i', caFile]);
}
