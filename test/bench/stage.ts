import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { viewerPath } from '../../lib/viewers/address.ts';
import { type Cloud, startCloud } from '../cloud/cloud.ts';
import type { Guest } from '../cloud/types.ts';
import { connectRfbClient, type RfbClient } from '../cloud/vnc/testing/rfb-client.ts';
import { typeText } from '../cloud/vnc/testing/type-text.ts';
import { MACHINES, WORLD } from '../cloud/world.ts';
import { ensureBuild } from '../support/build.ts';
import { type Chromium, launchChromium } from '../support/chromium.ts';
import { addFullProfile } from '../support/demo-profile.ts';
import { until } from '../support/until.ts';
import { waitForState } from '../support/viewer-page.ts';
import { freshVncUrl } from './bare-client.ts';
import type { Link } from './links.ts';
import { serveStock } from './stock/serve.ts';
import { watchPage } from './watch-page.ts';

export const MACHINE = MACHINES.text;

/** QEMU takes one key event in 10 ms and drops what its queue can't hold (measured). */
const KEY_MS = 25;

/** What is measured, and what it is measured on. */
export interface Stage {
  cloud: Cloud;
  chromium: Chromium;
  setLink(link: Link): void;
  /** Lets the guest redraw its whole screen without pause, or stop it. */
  animate(on: boolean): Promise<void>;
  /** Opens our viewer, in the production build, and waits for its first frame. */
  openOurs(): Promise<Page>;
  /** Opens stock noVNC, with a ticket of its own, up to its first frame. */
  openStock(options?: { floods: boolean }): Promise<Page>;
  /** The address of stock noVNC; with a VNC address behind a `#` it connects by itself. */
  stock: string;
  dispose(): Promise<void>;
}

/** One real VM in the local cloud, and one browser with the production build. */
export async function setStage(): Promise<Stage> {
  const extension = await ensureBuild('chrome');
  await using parts = new AsyncDisposableStack();
  // Only the machine that is measured: others would take processor time.
  const cloud = await startCloud({
    guest: 'qemu',
    world: { ...WORLD, machines: [MACHINE] },
    behaviour: { 'vnc.reconnectsPerMinute': 1_000_000 },
  });
  parts.defer(cloud.dispose);
  const stock = await serveStock();
  parts.defer(stock.dispose);
  const chromium = await launchChromium({
    extension,
    hostRules: cloud.chromiumHostRules,
    ca: cloud.ca.certFile,
  });
  parts.defer(chromium.dispose);
  await chromium.context.addInitScript(watchPage);
  const profileId = await addFullProfile(chromium);
  await guestOf(cloud).ready();
  const kept = parts.move();
  return {
    ...controls({ cloud, chromium, stock: stock.address, profileId }),
    dispose: () => kept.disposeAsync(),
  };
}

function controls(parts: {
  cloud: Cloud;
  chromium: Chromium;
  stock: string;
  profileId: string;
}): Omit<Stage, 'dispose'> {
  const { cloud, chromium, stock, profileId } = parts;
  let isAnimated = false;
  return {
    cloud,
    chromium,
    setLink: (link) => cloud.patch({ vnc: { link } }),
    async animate(on) {
      if (on !== isAnimated) await typeAnimation(guestOf(cloud), ANIMATION[on ? 'on' : 'off']);
      isAnimated = on;
    },
    async openOurs() {
      const page = await chromium.openPage(viewerPath({ profileId, ...MACHINE }).slice(1));
      await waitForState(page, 'live');
      return page;
    },
    stock,
    async openStock({ floods } = { floods: false }) {
      const page = await chromium.context.newPage();
      await page.goto(stock);
      await page.waitForFunction(() => 'startStock' in window);
      const url = await freshVncUrl(cloud);
      await page.evaluate(([url, floods]) => window.startStock(url, floods), [
        url,
        floods,
      ] as const);
      await page.waitForFunction(() => window.bench.frames.length > 0);
      return page;
    },
  };
}

export function guestOf(cloud: Cloud): Guest {
  const guest = cloud.instances.find(({ instanceId }) => instanceId === MACHINE.instanceId)?.guest;
  if (!guest) throw new Error(`The local cloud has no machine ${MACHINE.instanceId}.`);
  return guest;
}

/** What is typed to start or stop the animation, and what the guest then says at its serial port. */
const ANIMATION = {
  on: { keys: 'animate\n', word: 'ANIMATED' },
  off: { keys: 'q', word: 'STILL' },
};

function typeAnimation(guest: Guest, { keys, word }: { keys: string; word: string }) {
  const saidTimes = () => guest.serial().split(word).length;
  return atKeyboard(guest, async (client) => {
    const before = saidTimes();
    await typeText(client, keys, () => sleep(KEY_MS));
    await until(() => saidTimes() > before, {
      what: `the guest to say ${word}`,
      timeoutMs: 60_000,
    });
  });
}

/** At the machine itself, past the proxy and its link. */
export async function atKeyboard(
  guest: Guest,
  use: (client: RfbClient) => Promise<void>,
): Promise<void> {
  const stream = await guest.connectRfb();
  const client = await connectRfbClient(stream);
  stream.resume();
  await use(client);
  stream.destroy();
}
