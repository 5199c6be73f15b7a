import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import { type ActionPopup, openActionPopup, waitForActionPopup } from './action-popup.ts';
import { chromiumPath } from './needs.ts';
import { trustCa } from './nss.ts';
import { tempFolder } from './temp-folder.ts';
import { until } from './until.ts';

export interface ChromiumOptions {
  /** The folder of the unpacked build. */
  extension: string;
  /** For `--host-resolver-rules`: how the real host names lead to the local cloud. */
  hostRules?: string;
  /** The PEM file of a CA that this browser trusts. */
  ca?: string;
  headless?: boolean;
  /** The language of the browser's interface, as in `zh_CN`. */
  lang?: string;
  colorScheme?: 'light' | 'dark';
  /** On top of our own environment; `DISPLAY` for instance. */
  env?: Record<string, string>;
  args?: readonly string[];
}

export interface Chromium {
  context: BrowserContext;
  extensionId: string;
  /** The background; after a stop, `evaluate` on it hangs until something wakes it up. */
  serviceWorker(): Worker;
  /** Opens a page of the extension, such as `options.html`, in a new tab. */
  openPage(path: string): Promise<Page>;
  /** Opens the toolbar popup as a click on the icon does. Headed, it needs a focused window. */
  openActionPopup(): Promise<ActionPopup>;
  /** The same popup, once something else has opened it. */
  waitForActionPopup(): Promise<ActionPopup>;
  /** Stops the background as the browser does after 30 s of rest; the next event starts it anew. */
  stopWorker(): Promise<void>;
  dispose(): Promise<void>;
}

/** Debian's Chromium with a fresh profile and the extension in it. */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const executablePath = await chromiumPath();
  if (!executablePath) throw new Error('Chromium is missing; ensureSystem installs it.');
  const folder = tempFolder('chromium');
  const home = join(folder.path, 'home');
  const profile = join(folder.path, 'profile');
  if (options.ca) await trustCa(join(home, '.pki', 'nssdb'), options.ca);

  const context = await chromium
    .launchPersistentContext(profile, {
      executablePath,
      headless: options.headless ?? true,
      // Chromium refuses to run its sandbox as root.
      chromiumSandbox: process.getuid?.() !== 0,
      // Playwright would end our process at once, and leave what others have yet to clear away.
      handleSIGINT: false,
      handleSIGTERM: false,
      // Otherwise Playwright paints every window as 1280x720, whatever size it has.
      viewport: null,
      colorScheme: options.colorScheme ?? 'light',
      // A spinner alone takes a fifth of the CPU that a test of a viewer does.
      reducedMotion: 'reduce',
      env: { ...process.env, HOME: home, LANGUAGE: options.lang ?? 'en_US', ...options.env },
      args: browserArgs(options),
    })
    .catch((error: unknown) => {
      folder.dispose();
      throw error;
    });

  const dispose = async () => {
    await context.close();
    folder.dispose();
  };
  try {
    return { ...(await controls(context, profile)), dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

function browserArgs({ extension, hostRules, args = [] }: ChromiumOptions): string[] {
  const folder = resolve(extension);
  return [
    `--disable-extensions-except=${folder}`,
    `--load-extension=${folder}`,
    // Beside Playwright's pipe: the popup is reached through it, see action-popup.ts.
    '--remote-debugging-port=0',
    ...(hostRules ? [`--host-resolver-rules=${hostRules}`] : []),
    ...args,
  ];
}

async function controls(
  context: BrowserContext,
  profile: string,
): Promise<Omit<Chromium, 'dispose'>> {
  const first = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const extensionId = new URL(first.url()).host;
  // A new installation opens its options. Chromium puts them into whatever blank tab is in front,
  // which must not be one that a test has just opened.
  await until(() => context.pages().some((page) => page.url().endsWith('/options.html')), {
    what: 'the options page that greets a new user',
  });
  const serviceWorker = () => context.serviceWorkers()[0] ?? first;
  return {
    context,
    extensionId,
    serviceWorker,
    openPage: async (path) => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${extensionId}/${path}`);
      return page;
    },
    openActionPopup: () => openActionPopup(serviceWorker(), profile),
    waitForActionPopup: () => waitForActionPopup(profile),
    stopWorker: () => stopWorker(context, extensionId),
  };
}

async function stopWorker(context: BrowserContext, extensionId: string): Promise<void> {
  const browser = context.browser();
  if (!browser) throw new Error('This Chromium has gone already.');
  const cdp = await browser.newBrowserCDPSession();
  const workers = async () =>
    (await cdp.send('Target.getTargets')).targetInfos.filter(
      ({ type, url }) => type === 'service_worker' && new URL(url).host === extensionId,
    );
  for (const { targetId } of await workers()) await cdp.send('Target.closeTarget', { targetId });
  await until(async () => (await workers()).length === 0, { what: 'the background to stop' });
  await cdp.detach();
}
