import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from './temp-folder.ts';

/**
 * A copy of the build for which a person has allowed some hosts, and more, already. The browser's
 * own question can't be answered by a test; what the manifest names is granted without one.
 */
export function allowedBuild(
  extension: string,
  hosts: readonly string[],
  { permissions = [] }: { permissions?: readonly string[] } = {},
): { path: string; dispose: () => void } {
  const folder = tempFolder('allowed');
  const path = join(folder.path, 'extension');
  cpSync(extension, path, { recursive: true });
  const file = join(path, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.host_permissions.push(...hosts);
  manifest.permissions.push(...permissions);
  writeFileSync(file, JSON.stringify(manifest));
  return { path, dispose: folder.dispose };
}
