/**
 * `npm run dev`: WXT's development mode, and a Chromium with the extension in it for which Alibaba
 * Cloud is the local cloud. A change of the sources reloads what it concerns.
 */
import { once } from 'node:events';
import { createServer } from 'wxt';
import { startCloud } from './cloud/cloud.ts';
import { launchChromium } from './support/chromium.ts';
import { ensureSystem } from './support/system.ts';

const consoleUrl = 'https://ecs.console.aliyun.com/server/region/cn-hangzhou';

if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  console.error(
    'npm run dev opens a browser window, and there is no display here (DISPLAY is not set).\n' +
      'Run it in a desktop session. npm run demo and npm test work without a display.',
  );
  process.exit(1);
}

await ensureSystem(['chromium', 'certutil', 'qemu']);
const cloud = await startCloud();
const server = await createServer({ browser: 'chrome' });
await server.start();
const chromium = await launchChromium({
  extension: '.output/chrome-mv3-dev',
  headless: false,
  hostRules: cloud.chromiumHostRules,
  ca: cloud.ca.certFile,
});
const page = await chromium.context.newPage();
await page.goto(consoleUrl);

const { accessKeyId, accessKeySecret } = cloud.keys.full;
console.log(`
The local cloud answers in place of Alibaba Cloud; its control address is ${cloud.controlUrl}.
For a profile in the options page: AccessKey ID ${accessKeyId}, secret ${accessKeySecret}.
Close the browser or press Ctrl-C to end.`);

await Promise.race([
  once(process, 'SIGINT'),
  once(process, 'SIGTERM'),
  new Promise((resolve) => chromium.context.once('close', resolve)),
]);
await chromium.dispose();
await server.stop();
await cloud.dispose();
process.exit();
