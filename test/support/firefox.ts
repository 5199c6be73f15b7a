import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import * as v from 'valibot';
import { firefoxPath } from './needs.ts';
import { trustCa } from './nss.ts';
import { tempFolder } from './temp-folder.ts';

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
  const extensionOrigin = `moz-extension://${internalId}`;
  return {
    browser,
    extensionOrigin,
    openPage: (path) => openPage(browser, `${extensionOrigin}/${path}`),
    dispose,
  };
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

function preferences({ tlsPort, lang }: FirefoxOptions, addonId: string) {
  return {
    'network.dns.forceResolve': '127.0.0.1',
    'network.socket.forcePort': `443=${tlsPort}`,
    'extensions.webextensions.uuids': JSON.stringify({ [addonId]: internalId }),
    // What Firefox asks the network at its start would end up in the local cloud's log.
    'services.settings.server': 'data:,#none',
    'app.update.disabledForTesting': true,
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
