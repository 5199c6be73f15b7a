import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TempFolder, tempFolder } from './temp-folder.ts';

/**
 * A copy of the build that has its optional permissions from the start. Headless browsers show no
 * question, so nobody could say yes to it.
 */
export async function grantedBuild(extension: string): Promise<TempFolder> {
  const folder = tempFolder('granted');
  await cp(extension, folder.path, { recursive: true });
  const file = join(folder.path, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.permissions.push(...manifest.optional_permissions);
  manifest.host_permissions.push('wss://*.aliyun.com/*');
  delete manifest.optional_permissions;
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}
