import type { Page } from 'playwright-core';
import { viewerPath } from '../../lib/viewers/address.ts';
import type { SessionState } from '../../lib/vnc/session-state.ts';
import { makeFleet } from '../cloud/fleet.ts';
import type { Behaviour, FailNext } from '../cloud/types.ts';
import { MACHINES } from '../cloud/world.ts';
import type { Chromium } from '../support/chromium.ts';
import type { BehaviourPatch, CloudClient } from '../support/cloud.ts';
import { clickScreen, waitForState } from '../support/viewer-page.ts';

interface StatesSitting {
  chromium: Chromium;
  control: CloudClient;
  profileId: string;
  shoot(page: Page, name: string, size: { width: number; height: number }): Promise<void>;
}

const SIZE = { width: 1040, height: 640 };
const { text, stopped } = MACHINES;

const FLEET: Behaviour['fleet'] = { instances: 60, regions: [text.regionId], accounts: 1 };
const onPaper = (state: 'Starting' | 'Stopping') =>
  makeFleet(FLEET).find(({ paperState }) => paperState === state)?.instanceId ?? '';

const refusal = (code: string, times = 1): FailNext => ({
  action: 'DescribeInstanceVncUrl',
  code,
  status: 403,
  times,
});

interface Pose {
  name: string;
  instanceId?: string;
  cloud: BehaviourPatch;
  state: SessionState['name'];
  /** What a person does in that state, before the picture is taken. */
  act?(page: Page): Promise<void>;
}

/** The states that are reached by opening a viewer, and how the cloud has to be for it. */
const POSES: Pose[] = [
  {
    name: 'opening',
    cloud: { api: { latencyMs: 20_000 } },
    state: 'opening',
    act: async (page) => page.locator('.overlay-opening p').nth(1).waitFor(),
  },
  {
    name: 'starting',
    instanceId: onPaper('Starting'),
    cloud: { fleet: FLEET },
    state: 'watching',
    act: async (page) => page.waitForTimeout(1000),
  },
  {
    name: 'stopping',
    instanceId: onPaper('Stopping'),
    cloud: { fleet: FLEET, api: { failNext: [refusal('IncorrectInstanceStatus')] } },
    state: 'watching',
    act: async (page) => page.waitForTimeout(1000),
  },
  { name: 'stopped', instanceId: stopped.instanceId, cloud: {}, state: 'ended' },
  { name: 'gone', instanceId: 'i-bp1nosuchinstance0000', cloud: {}, state: 'ended' },
  {
    name: 'unsupported',
    cloud: { api: { failNext: [refusal('IncorrectInstanceStatus', 5)] } },
    state: 'ended',
  },
  {
    name: 'no-permission',
    cloud: { api: { failNext: [refusal('Forbidden.RAM')] } },
    state: 'ended',
  },
  { name: 'origin', cloud: { vnc: { origin: 'aliyun-only' } }, state: 'ended' },
  { name: 'refused', cloud: { vnc: { security: 'fail' } }, state: 'ended' },
  { name: 'password', cloud: { vnc: { security: 'vncauth' } }, state: 'ended' },
  {
    name: 'password-wrong',
    cloud: { vnc: { security: 'vncauth' } },
    state: 'ended',
    async act(page) {
      await page.locator('input[type="password"]').fill('wrong');
      await page.locator('input[type="password"]').press('Enter');
      await waitForState(page, 'opening').catch(() => undefined);
      await waitForState(page, 'ended');
    },
  },
];

/** Photographs the viewer in all its states. In any language. */
export async function photographStates(sitting: StatesSitting): Promise<void> {
  for (const pose of POSES) await photographPose(sitting, pose);
  await photographLosses(sitting);
}

async function photographPose(sitting: StatesSitting, pose: Pose): Promise<void> {
  const { control, shoot } = sitting;
  await forgetProxies(sitting.chromium);
  await control.behaviour(pose.cloud);
  const viewer = await openViewer(sitting, pose.instanceId);
  await waitForState(viewer, pose.state);
  await pose.act?.(viewer);
  await shoot(viewer, `viewer-${pose.name}`, SIZE);
  await viewer.close();
  await control.resetBehaviour();
}

/** What a connection goes through that was live. */
async function photographLosses(sitting: StatesSitting): Promise<void> {
  const { control, shoot } = sitting;
  const { instanceId } = text;
  const viewer = await openViewer(sitting);
  await waitForState(viewer, 'live');
  await clickScreen(viewer);
  await control.fault({ kind: 'stall', ms: 6000, instanceId });
  await waitForState(viewer, 'stalled');
  await shoot(viewer, 'viewer-stalled', SIZE);
  await viewer.keyboard.press('KeyX');
  await shoot(viewer, 'viewer-stalled-dropped', SIZE);
  await waitForState(viewer, 'live');

  for (let losses = 0; losses < 2; losses++) {
    await control.fault({ kind: 'reset', instanceId });
    await viewer.locator('main.viewer:not([data-state="live"])').waitFor();
    await viewer.locator('main.viewer:is([data-state="live"], [data-state="ended"])').waitFor();
  }
  await shoot(viewer, 'viewer-taken-over', SIZE);
  await viewer.setViewportSize({ width: 480, height: 420 });
  await shoot(viewer, 'viewer-small', { width: 480, height: 420 });
  await viewer.close();
}

/** Nobody is asked about a proxy that has ever let us in. */
const forgetProxies = (chromium: Chromium) =>
  chromium.serviceWorker().evaluate(async () => {
    // @ts-expect-error `chrome` is the background's.
    const { local } = chrome.storage;
    const keys = Object.keys(await local.get()).filter((key) => key.startsWith('proxy:'));
    await local.remove(keys);
  });

async function openViewer(
  { chromium, profileId }: StatesSitting,
  instanceId: string = text.instanceId,
): Promise<Page> {
  const { regionId } = text;
  return chromium.openPage(viewerPath({ profileId, regionId, instanceId }).slice(1));
}
