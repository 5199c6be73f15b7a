/**
 * `npm run pictures [-- --all]`: photographs the pages of the production build on the local cloud,
 * into `docs/pictures`; with `--all` in both themes and three languages, into `demo-output/pictures`.
 */
import { mkdir, rm } from 'node:fs/promises';
import { startCloud } from '../cloud/cloud.ts';
import { ensureBuild } from '../support/build.ts';
import { ensureSystem } from '../support/system.ts';
import { type Light, photograph } from './photograph.ts';

const all = process.argv.includes('--all');
const folder = all ? 'demo-output/pictures' : 'docs/pictures';
const lights: Light[] = all
  ? (['light', 'dark'] as const).flatMap((colorScheme) =>
      ['en', 'zh_CN', 'zh_TW'].map((lang) => ({ colorScheme, lang })),
    )
  : [{ colorScheme: 'light', lang: 'en' }];

await ensureSystem(['chromium', 'certutil', 'qemu', 'fonts']);
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const extension = await ensureBuild('chrome');
const cloud = await startCloud();
try {
  await Promise.all(
    cloud.instances.map(({ guest }) => guest?.state() !== 'Stopped' && guest?.ready()),
  );
  for (const light of lights) {
    const suffix = all ? `-${light.lang}-${light.colorScheme}` : '';
    await photograph({
      cloud,
      extension,
      light,
      everyState: all,
      pathOf: (name) => `${folder}/${name}${suffix}.png`,
    });
  }
} finally {
  await cloud.dispose();
}
