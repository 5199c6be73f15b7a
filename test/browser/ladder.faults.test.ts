import type { Page } from 'playwright-core';
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  inject,
  onTestFinished,
  test,
} from 'vitest';
import { WebSocket } from 'ws';
import { viewerPath } from '../../lib/viewers/address.ts';
import { FAILURE_REASON, VNC_PASSWORD } from '../cloud/vnc/security.ts';
import { MACHINES } from '../cloud/world.ts';
import { allowedBuild } from '../support/allowed-build.ts';
import { launchChromium } from '../support/chromium.ts';
import { cloudClient } from '../support/cloud.ts';
import { addFullProfile } from '../support/demo-profile.ts';
import { enterVncPassword, waitForState } from '../support/viewer-page.ts';

const { text } = MACHINES;
const { chromiumHostRules, caFile, controlUrl, tlsPort } = inject('cloud');
const cloud = cloudClient(controlUrl);

/** A browser with a profile, and where its viewer of the machine is. */
async function openBrowser(extension: string) {
  const chromium = await launchChromium({ extension, hostRules: chromiumHostRules, ca: caFile });
  const profileId = await addFullProfile(chromium);
  const instance = { profileId, regionId: text.regionId, instanceId: text.instanceId };
  const path = viewerPath(instance);
  return { chromium, instance, url: `chrome-extension://${chromium.extensionId}${path}` };
}

/** As if no proxy had ever been met, and no ticket taken: our own limit is not what is tested. */
const startOver = (page: Page) =>
  page.evaluate(async () => {
    // @ts-expect-error `chrome` is the page's.
    const { local, session } = chrome.storage;
    await session.remove('tickets');
    const keys = Object.keys(await local.get()).filter((key) => key.startsWith('proxy:'));
    await local.remove(keys);
  });

/** In a viewer: goes on at once after each refusal, as when the network comes back. */
function cutWaitsShort(): void {
  const goOn = () => {
    if (document.querySelector('[data-state="waiting"]')) dispatchEvent(new Event('online'));
  };
  new MutationObserver(goOn).observe(document, { subtree: true, attributeFilter: ['data-state'] });
  goOn();
}

/** Another client on the machine: a browser elsewhere, on Alibaba's own page. */
async function occupy(page: Page, instance: object): Promise<WebSocket> {
  const url = await page.evaluate(async (of) => {
    // @ts-expect-error `chrome` is the page's.
    const { sendMessage } = chrome.runtime;
    const ticket = await sendMessage({ name: 'viewer.alibabaPage', request: { instance: of } });
    return new URL(ticket.value.url).searchParams.get('vncUrl') ?? '';
  }, instance);
  const { pathname, search, host } = new URL(url);
  const socket = new WebSocket(`wss://127.0.0.1:${tlsPort}${pathname}${search}`, ['binary'], {
    headers: { Host: host, Origin: 'https://g.alicdn.com' },
    rejectUnauthorized: false,
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    // The proxy that answers no subprotocol: `ws` minds, and is connected no longer.
    socket.once('error', reject);
  });
  return socket;
}

test("a proxy that lets in Alibaba's own page only: the viewer says so, and asks", async () => {
  const { chromium, url } = await openBrowser(inject('extension'));
  await cloud.behaviour({ vnc: { origin: 'aliyun-only' } });
  const page = await chromium.context.newPage();
  await page.goto(url);
  await waitForState(page, 'ended');
  await page.getByText('refuses this connection, however it is made').waitFor();
  await page.getByRole('button', { name: 'Allow and connect' }).waitFor();
  const opened = chromium.context.waitForEvent('request', {
    predicate: (request) => request.url().startsWith('https://g.alicdn.com/'),
  });
  await page.getByRole('button', { name: "Open Alibaba Cloud's own VNC page" }).click();
  const { pathname, search } = new URL((await opened).url());
  expect(pathname).toBe('/aliyun/ecs-console-vnc2/0.0.8/index.html');
  expect(search).toMatch(
    /^\?vncUrl=wss%3A%2F%2F\w+-vncproxy\.aliyun\.com%2Fwebsockify%2F%3Fs%3D\S+&/,
  );
  expect(search).toMatch(new RegExp(`&instanceId=${text.instanceId}&isWindows=false$`));
  // It makes room for that page: two viewers would take the screen from each other.
  await page.getByText('You closed this connection').waitFor();
  await page.getByRole('button', { name: 'Reconnect', exact: true }).first().waitFor();
  await cloud.resetBehaviour();
  await chromium.dispose();
});

describe('with the permission to connect as Alibaba', () => {
  let allowed: ReturnType<typeof allowedBuild>;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  let helper: Page;

  beforeAll(async () => {
    allowed = allowedBuild(inject('extension'), ['wss://*.aliyun.com/*'], {
      permissions: ['declarativeNetRequestWithHostAccess'],
    });
    browser = await openBrowser(allowed.path);
    helper = await browser.chromium.openPage('options.html');
    page = await browser.chromium.context.newPage();
  });
  beforeEach(() => cloud.resetBehaviour());
  afterAll(async () => {
    await browser?.chromium.dispose();
    allowed?.dispose();
    await cloud.resetBehaviour();
  });

  const combinations = (['echo', 'require', 'never', 'always'] as const).flatMap((subprotocol) =>
    (['any', 'aliyun-only'] as const).flatMap((origin) =>
      (['none', 'vncauth', 'fail'] as const).flatMap((security) =>
        (['share', 'kick-first', 'refuse'] as const).map((secondClient) => ({
          subprotocol,
          origin,
          security,
          secondClient,
        })),
      ),
    ),
  );

  test.each(combinations)(
    'subprotocol $subprotocol, origin $origin, security $security, second client $secondClient',
    async (vnc) => {
      await cloud.behaviour({ vnc: { ...vnc, subprotocol: 'echo', reconnectsPerMinute: 10_000 } });
      await page.goto('about:blank');
      await startOver(helper);
      const other = await occupy(helper, browser.instance);
      onTestFinished(() => other.terminate());
      await cloud.behaviour({ vnc: { subprotocol: vnc.subprotocol } });
      await page.goto(browser.url);
      const card = page.locator('.overlay-card');

      if (vnc.secondClient === 'refuse') {
        await card.getByText('did not accept the connection').waitFor();
        await expectAlibabaPage(page);
        return;
      }
      await page.evaluate(cutWaitsShort);
      if (vnc.security === 'fail') {
        await waitForState(page, 'ended');
        expect(await card.textContent()).toContain(FAILURE_REASON);
        await expectAlibabaPage(page);
      } else {
        if (vnc.security === 'vncauth') await enterVncPassword(page, VNC_PASSWORD);
        await waitForState(page, 'live');
      }
    },
  );
});

async function expectAlibabaPage(page: Page): Promise<void> {
  await page.getByRole('button', { name: "Open Alibaba Cloud's own VNC page" }).waitFor();
}
