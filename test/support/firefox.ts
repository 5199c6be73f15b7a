import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import * as v from 'valibot';
import { evaluateInChrome } from './firefox-chrome-scope.ts';
import { firefoxPath } from './needs.ts';
import { trustCa } from './nss.ts';
import { tempFolder } from './temp-folder.ts';
import { until } from './until.ts';

export interface FirefoxOptions {
  /** The folder of the unpacked build. */
  extension: string;
  /** Where the local cloud listens: every host name leads there. */
  tlsPort: number;
  /** The PEM file of a CA that this browser trusts; without one it trusts every certificate. */
  ca?: string;
  headless?: boolean;
  /** The language of the browser's interface, as in `zh-CN`. */
  lang?: string;
  /** On top of our own environment; `DISPLAY` for instance. */
  env?: Record<string, string>;
}

export interface Firefox {
  browser: Browser;
  /** `moz-extension://…` without a slash at the end. */
  extensionOrigin: string;
  /** Opens a page of the extension, such as `options.html`, in a new tab. */
  openPage(path: string): Promise<Page>;
  /** The pages of the extension that show `path`, such as `vnc.html`, in any window. */
  pagesAt(path: string): Promise<Page[]>;
  /** Closes everything but the first window, and waits until it is gone. */
  closePages(): Promise<void>;
  /** Stops the event page as Firefox does after 30 s of rest; the next event starts it anew. */
  stopBackground(): Promise<void>;
  /** What Firefox does when the keys of our only command with an event are pressed. */
  pressReopenKeys(): Promise<void>;
  /** Answers Firefox's question for a permission, which must be on its way, with Allow. */
  allowPermission(): Promise<void>;
  dispose(): Promise<void>;
}

/** Firefox draws a new id for every installation, unless the profile has one for the add-on. */
const internalId = '5a0d1f7e-9c3b-4e62-8f14-2b7c6d9e0a31';

/** Debian's Firefox ESR with a fresh profile and the extension in it, driven over WebDriver BiDi. */
export async function launchFirefox(options: FirefoxOptions): Promise<Firefox> {
  const executablePath = await firefoxPath();
  if (!executablePath) throw new Error('Firefox is missing; ensureSystem installs it.');
  const extension = resolve(options.extension);
  const addonId = await readAddonId(extension);
  const profile = tempFolder('firefox');
  if (options.ca) await trustCa(profile.path, options.ca);

  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: options.headless ?? true,
    userDataDir: profile.path,
    acceptInsecureCerts: options.ca === undefined,
    defaultViewport: null,
    // Since 153 no page of an extension may be opened over BiDi without it.
    args: ['--remote-allow-system-access'],
    // A release build reads the settings server below only where this is set (measured).
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1', ...options.env },
    extraPrefsFirefox: preferences(options, addonId),
  }).catch((error: unknown) => {
    profile.dispose();
    throw error;
  });
  const dispose = async () => {
    await browser.close();
    profile.dispose();
  };

  try {
    await browser.installExtension(extension);
  } catch (error) {
    await dispose();
    throw error;
  }
  return { ...(await controls(browser, addonId)), dispose };
}

async function controls(browser: Browser, addonId: string): Promise<Omit<Firefox, 'dispose'>> {
  const extensionOrigin = `moz-extension://${internalId}`;
  const pagesAt = async (path: string) =>
    (await openPages(browser))
      .filter(({ address }) => address.startsWith(`${extensionOrigin}/${path}`))
      .map(({ page }) => page);
  // A new installation opens its options, in the tab in front if that is a blank one: it must not
  // be one that a test has just opened.
  await until(async () => (await pagesAt('options.html')).length > 0, {
    what: 'the options page that greets a new user',
  });
  return {
    browser,
    extensionOrigin,
    openPage: (path) => openPage(browser, `${extensionOrigin}/${path}`),
    pagesAt,
    closePages: () => closePages(browser),
    stopBackground: () => stopBackground(browser, addonId),
    pressReopenKeys: async () => {
      // BiDi's keys reach pages only; this is what Firefox's window does with real ones.
      const keys = 'keyset[id^="ext-keyset"] key[modifiers="alt,shift"][key="U"]';
      await evaluateInChrome(browser, `document.querySelector('${keys}')?.doCommand()`);
    },
    allowPermission: () => allowPermission(browser),
  };
}

/**
 * The pages that answer, with their addresses. Firefox reports neither address nor end of a page of
 * an extension, so Puppeteer's `url()` stays blank and its list keeps pages that are long closed.
 */
async function openPages(browser: Browser): Promise<{ page: Page; address: string }[]> {
  const pages = (await browser.pages()).map((page) =>
    page
      .evaluate(() => location.href)
      .then(
        (address) => [{ page, address }],
        () => [],
      ),
  );
  return (await Promise.all(pages)).flat();
}

async function closePages(browser: Browser): Promise<void> {
  const [first, ...others] = await openPages(browser);
  for (const { page } of others) await page.close();
  await until(async () => (await openPages(browser)).length === 1, { what: 'the pages to close' });
  await first?.page.goto('about:blank');
}

async function stopBackground(browser: Browser, addonId: string): Promise<void> {
  const stop = `(async ({ extension }) => {
    await extension.terminateBackground({ ignoreDevToolsAttached: true });
    return extension.backgroundState;
  })(WebExtensionPolicy.getByID(${JSON.stringify(addonId)}))`;
  // Whatever happens to a page or a window meanwhile starts it again at once.
  await until(async () => (await evaluateInChrome(browser, stop)).includes('stopped'), {
    what: 'the event page to stop',
  });
}

/** The question hangs on the window that asked for the permission. */
async function allowPermission(browser: Browser): Promise<void> {
  const allow = `(() => {
    const question = document.getElementById('addon-webext-permissions-notification');
    question?.button?.click();
    return Boolean(question?.button);
  })()`;
  await until(async () => (await evaluateInChrome(browser, allow)).includes(true), {
    what: "Firefox's question for a permission",
  });
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  // Pages of an extension send no load events over BiDi, so waiting for one would never end.
  await page.goto(url, { waitUntil: [] });
  await page.waitForFunction(
    (expected) => location.href === expected && document.readyState === 'complete',
    {},
    url,
  );
  return page;
}

function preferences({ tlsPort, lang, headless = true }: FirefoxOptions, addonId: string) {
  return {
    'network.dns.forceResolve': '127.0.0.1',
    'network.socket.forcePort': `443=${tlsPort}`,
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: internalId }),
    // Puppeteer's default. Windows without a screen have focus by it alone; on a screen it keeps the
    // keyboard from the toolbar popup (measured).
    'focusmanager.testmode': headless,
    // What Firefox asks the network at its start would end up in the local cloud's log.
    'services.settings.server': 'data:,#none',
    'app.update.disabledForTesting': true,
    // See chromium.ts.
    'ui.prefersReducedMotion': 1,
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.enabled': false,
    ...(lang ? { 'intl.locale.requested': lang } : {}),
  };
}

const Manifest = v.object({
  browser_specific_settings: v.object({ gecko: v.object({ id: v.string() }) }),
});

async function readAddonId(extension: string): Promise<string> {
  const manifest = v.safeParse(
    Manifest,
    JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8')),
  );
  if (!manifest.success) throw new Error(`The manifest in ${extension} has no gecko.id.`);
  return manifest.output.browser_specific_settings.gecko.id;
}
