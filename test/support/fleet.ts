import type { Page } from 'playwright-core';
import type { InventoryNews, InventorySource } from '../../lib/instances/inventory-news.ts';
import { sourceKey } from '../../lib/instances/source-ref.ts';
import { REGIONS } from '../cloud/regions.ts';
import type { Behaviour } from '../cloud/types.ts';
import { KEYS, type KeyDefinition } from '../cloud/world.ts';

/** A large firm's instances: three accounts, and thirty of the regions in use. */
export const FLEET: Behaviour['fleet'] = {
  instances: 10_000,
  regions: REGIONS.slice(0, 30).map(({ regionId }) => regionId),
  accounts: 3,
};

const FLEET_KEYS: readonly KeyDefinition[] = [KEYS.full, KEYS.secondAccount, KEYS.thirdAccount];

/** Saves a profile for each of the fleet's accounts, by the message that the form sends. */
export async function saveFleetProfiles(page: Page): Promise<void> {
  const forms = FLEET_KEYS.map(({ accessKeyId, accessKeySecret }, index) => ({
    name: `Account ${index + 1}`,
    regionIds: ['cn-hangzhou'],
    source: { mode: 'AK', accessKeyId },
    secret: { mode: 'AK', accessKeySecret },
  }));
  await page.evaluate(async (requests) => {
    for (const request of requests) {
      // @ts-expect-error `chrome` is the page's.
      await chrome.runtime.sendMessage({ name: 'profiles.save', request });
    }
  }, forms);
}

export interface Gathered {
  /** From connecting to the first rows, and to the end of the refresh. */
  firstRowsMs: number;
  ms: number;
  /** The keys of all instances that the page knows in the end. */
  keys: Set<string>;
  /** How many the first news promised. */
  total: number;
  sources: InventorySource[];
}

/** What a page is told, and when; of rows only their keys, for the way to the test is long. */
interface Told {
  ms: number;
  news: Exclude<InventoryNews, { type: 'rows' }> | { type: 'rows'; keys: string[]; gone: string[] };
}

/** Connects to the inventory as a page does, and listens until a refresh is over. */
export async function gatherInventory(page: Page): Promise<Gathered> {
  const told = await listenToEnd(page);
  const keys = new Set<string>();
  const sources = new Map<string, InventorySource>();
  for (const { news } of told) {
    if (news.type === 'source') sources.set(sourceKey(news.source), news.source);
    if (news.type !== 'rows') continue;
    for (const key of news.keys) keys.add(key);
    for (const key of news.gone) keys.delete(key);
  }
  const [start] = told.flatMap(({ news }) => (news.type === 'start' ? [news] : []));
  const firstRows = told.find(({ news }) => news.type === 'rows');
  return {
    keys,
    sources: [...sources.values()],
    total: start?.total ?? Number.NaN,
    firstRowsMs: firstRows?.ms ?? Number.NaN,
    ms: told.at(-1)?.ms ?? Number.NaN,
  };
}

const listenToEnd = (page: Page): Promise<Told[]> =>
  page.evaluate(
    () =>
      new Promise<Told[]>((resolve) => {
        const start = performance.now();
        const told: Told[] = [];
        // @ts-expect-error `chrome` is the page's.
        const port = chrome.runtime.connect({ name: 'inventory' });
        port.onMessage.addListener((news: InventoryNews) => {
          const ms = performance.now() - start;
          if (news.type === 'rows') {
            const keys = news.rows.map((row) =>
              [row.profileId, row.regionId, row.instanceId].join('/'),
            );
            told.push({ ms, news: { type: 'rows', keys, gone: [...(news.gone ?? [])] } });
          } else told.push({ ms, news });
          if (news.type !== 'progress' || news.done < news.all) return;
          port.disconnect();
          resolve(told);
        });
      }),
  );
