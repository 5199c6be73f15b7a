import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SWEEP_LIMITS } from '../../lib/instances/sweep-limits.ts';
import type { LogEntry } from '../cloud/types.ts';
import { MACHINES } from '../cloud/world.ts';
import { chromiumBench } from '../support/chromium-bench.ts';
import { FLEET, gatherInventory, saveFleetProfiles } from '../support/fleet.ts';
import { until } from '../support/until.ts';
import { askVault, PASSPHRASE } from '../support/vault-page.ts';

const bench = chromiumBench();
const SMALL_FLEET = { ...FLEET, instances: 1_500 };
const MACHINE_COUNT = Object.keys(MACHINES).length;

let page: Page;
beforeAll(async () => {
  page = await bench().chromium.openPage('options.html');
  await saveFleetProfiles(page);
});
afterAll(() => page.close());

async function callsSince(count: number): Promise<Extract<LogEntry, { type: 'api' }>[]> {
  const log = (await bench().cloud.log()).slice(count);
  return log.flatMap((entry) => (entry.type === 'api' ? [entry] : []));
}

const logLength = async () => (await bench().cloud.log()).length;

/** Asks the background, as our pages do. */
const ask = (name: string, request: object) =>
  page.evaluate(
    async (message) => {
      // @ts-expect-error `chrome` is the page's.
      return chrome.runtime.sendMessage(message);
    },
    { name, request },
  );

/** The paths of all boxes on the disk. */
const boxes = () =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('quick-vnc-inventory');
        opening.onsuccess = () => {
          const database = opening.result;
          const keys = database.transaction('boxes').objectStore('boxes').getAllKeys();
          keys.onsuccess = () => {
            database.close();
            resolve(keys.result.map(String));
          };
          keys.onerror = () => reject(keys.error);
        };
        opening.onerror = () => reject(opening.error);
      }),
  );

test('all regions of all accounts are gathered; after a stop in the middle, none that had ended again', async () => {
  const { chromium, cloud } = bench();
  await cloud.behaviour({ fleet: SMALL_FLEET, api: { latencyMs: 60 } });
  const before = await logLength();
  // Its port ends with the background, so this never comes to an end.
  gatherInventory(page).catch(() => undefined);
  await until(async () => (await callsSince(before)).length > 50, { what: 'half of the sweep' });
  await chromium.stopWorker();
  const { keys, sources } = await gatherInventory(page);
  expect(keys.size).toBe(SMALL_FLEET.instances + MACHINE_COUNT);
  expect(sources.filter(({ state }) => !['done', 'resting'].includes(state))).toEqual([]);

  const calls = await callsSince(before);
  const asked = calls.filter(({ action }) => action === 'DescribeInstances');
  // An empty region is asked twice; so is what was under way, or had just come and was not written,
  // when the background stopped. Without a cache it would have been fifty more.
  const empty = sources.filter(({ count }) => count === 0);
  const most = sources.length + empty.length + 3 * SWEEP_LIMITS.total;
  expect(asked.length).toBeLessThanOrEqual(most);
});

test('the next opening shows all of it from the cache, before the cloud has answered', async () => {
  const { chromium, cloud } = bench();
  await cloud.behaviour({ fleet: SMALL_FLEET, api: { latencyMs: 2_000 } });
  await chromium.stopWorker();
  const { total, keys, firstRowsMs } = await gatherInventory(page);
  expect(total).toBe(SMALL_FLEET.instances + MACHINE_COUNT);
  expect(keys.size).toBe(total);
  expect(firstRowsMs).toBeLessThan(2_000);
});

test('a picture of a screen comes from the machine', async () => {
  const { regionId, instanceId } = MACHINES.text;
  const list = await ask('profiles.list', {});
  const [{ id: profileId }] = list.value.profiles;
  const instance = { profileId, regionId, instanceId };
  // ECS gives one in 10 s, and another file's test may have had it.
  const answer = await until(
    async () => {
      const shot = await ask('inventory.screenshot', { instance });
      return shot.ok && shot;
    },
    { what: 'a picture' },
  );
  expect(answer.value.mimeType).toMatch(/^image/);
  expect(await ask('inventory.screenshot', { instance })).toEqual(answer);
});

test('a locked vault closes the inventory; a removed profile and an erased vault leave nothing', async () => {
  await askVault(page, 'setPassphrase', { passphrase: PASSPHRASE });
  await askVault(page, 'lock');
  const news = await page.evaluate(
    () =>
      new Promise((resolve) => {
        // @ts-expect-error `chrome` is the page's.
        const port = chrome.runtime.connect({ name: 'inventory' });
        port.onMessage.addListener((first: unknown) => {
          port.disconnect();
          resolve(first);
        });
      }),
  );
  expect(news).toEqual({ type: 'locked' });
  await askVault(page, 'unlock', { passphrase: PASSPHRASE });

  const list = await ask('profiles.list', {});
  const [{ id: profileId }] = list.value.profiles;
  expect((await boxes()).some((path) => path.startsWith(profileId))).toBe(true);
  await ask('profiles.remove', { profileId });
  expect((await boxes()).some((path) => path.startsWith(profileId))).toBe(false);
  expect(await boxes()).not.toEqual([]);
  await askVault(page, 'erase');
  expect(await boxes()).toEqual([]);
});
