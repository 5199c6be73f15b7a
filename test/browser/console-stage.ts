import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { createConsole } from '../cloud/console/serve.ts';
import type { CloudInstance } from '../cloud/types.ts';
import { chromiumPath } from '../support/needs.ts';

/** The handles of test/cloud/console/pages/fixture.js. */
interface Fixture {
  state: { loaded: boolean; records: { InstanceId: string; InstanceName: string; trap?: true }[] };
  rerender(): Promise<void>;
  reverse(): Promise<void>;
  page(page: number): Promise<void>;
  filter(text: string): Promise<void>;
  modal(open: boolean): Promise<void>;
  pushRegion(regionId: string): Promise<void>;
  hashRegion(regionId: string): Promise<void>;
  secondBody(): Promise<void>;
}

declare global {
  interface Window {
    fixture: Fixture;
  }
}

export interface ConsoleStage {
  page: Page;
  /** Opens a page of the console and waits until it shows its instances. */
  open(address: string): Promise<void>;
}

/**
 * For the top of a test file: the console's pages without a cloud behind them, in a Chromium without
 * the extension, and a new document for each test.
 */
export function consoleStage(instances: readonly CloudInstance[]): () => ConsoleStage {
  let server: Server;
  let browser: Browser;
  let page: Page;
  let origin: string;

  beforeAll(async () => {
    const pages = await createConsole({
      instancesOf: (regionId) => instances.filter((instance) => instance.regionId === regionId),
    });
    server = createServer((request, response) => pages.handle(request, response));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const executablePath = await chromiumPath();
    if (!executablePath) throw new Error('Chromium is missing; ensureSystem installs it.');
    browser = await chromium.launch({
      executablePath,
      // Chromium refuses to run its sandbox as root.
      chromiumSandbox: process.getuid?.() !== 0,
    });
    // High enough for every row of the tests to be on the screen.
    page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
  });
  afterAll(async () => {
    await browser?.close();
    await new Promise((closed) => server?.close(closed));
  });
  // A new page for each test would take twice as long, and this one remembers nothing.
  afterEach(async () => {
    await page.goto('about:blank');
  });

  return () => ({
    page,
    async open(address) {
      await page.goto(origin + address);
      await page.waitForFunction(() => window.fixture?.state.loaded);
      await page.evaluate(() => window.fixture.rerender());
    },
  });
}

export const paperInstance = (
  instanceId: string,
  regionId: string,
  name: string,
): CloudInstance => ({
  instanceId,
  accountId: '1000000000000001',
  regionId,
  name,
  osType: 'linux',
  osName: 'Debian',
  paperState: 'Running',
});
