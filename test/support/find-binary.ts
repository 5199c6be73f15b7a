import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where an unprivileged shell may not look, though Debian installs daemons and games there. */
const extraFolders = ['/usr/sbin', '/sbin', '/usr/games'];

/** The full path of the first of these commands that can be executed here. */
export function findBinary(...names: string[]): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...extraFolders].filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
