import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Browser, browser } from 'wxt/browser';
import type { InventoryNews } from '../../../lib/instances/inventory-news.ts';
import { connectInventory } from '../../../lib/messaging/inventory-port.ts';

/** The page's end of a port, and what the background would do on the other one. */
function fakePort() {
  const hear: ((news: InventoryNews) => void)[] = [];
  const lose: (() => void)[] = [];
  return {
    name: 'inventory',
    onMessage: { addListener: (listener: (news: InventoryNews) => void) => hear.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => lose.push(listener) },
    postMessage: vi.fn(),
    disconnect: vi.fn(),
    tell: (news: InventoryNews) => hear.map((listener) => listener(news)),
    stop: () => lose.map((listener) => listener()),
  };
}

const START: InventoryNews = { type: 'start', total: 0, pinned: [], recent: [], open: [] };
const progress = (done: number, all: number): InventoryNews => ({ type: 'progress', done, all });

let ports: ReturnType<typeof fakePort>[];

afterEach(() => vi.restoreAllMocks());
beforeEach(() => {
  ports = [];
  vi.spyOn(browser.runtime, 'connect').mockImplementation(() => {
    ports.push(fakePort());
    return ports.at(-1) as unknown as Browser.runtime.Port;
  });
});

test('news reach the page, and its wish reaches the background', () => {
  const heard: InventoryNews[] = [];
  const connection = connectInventory((news) => heard.push(news));
  ports[0]?.tell(START);
  connection.refresh();
  expect(heard).toEqual([START]);
  expect(ports[0]?.postMessage.mock.calls).toEqual([[{ type: 'refresh' }]]);
});

test.each<[string, InventoryNews[], number]>([
  ['in the middle of a refresh is started again', [START, progress(3, 9)], 2],
  ['when all is told is left alone', [START, progress(9, 9)], 1],
  [
    'in the middle of a second refresh is started again',
    [START, progress(9, 9), progress(0, 9)],
    2,
  ],
  ['behind a locked vault is left alone', [{ type: 'locked' }], 1],
  ['when the vault was locked meanwhile is left alone', [START, { type: 'locked' }], 1],
  ['without profiles is left alone', [{ type: 'no-profile' }], 1],
  ['that does not want us is not asked again', [], 1],
])('a background that stops %s', (_, told, connections) => {
  connectInventory(() => undefined);
  for (const news of told) ports[0]?.tell(news);
  ports[0]?.stop();
  expect(ports).toHaveLength(connections);
});

test('a refresh after the background has stopped connects anew, which refreshes', () => {
  const connection = connectInventory(() => undefined);
  ports[0]?.stop();
  connection.refresh();
  connection.refresh();
  expect(ports).toHaveLength(2);
  expect(ports[1]?.postMessage).toHaveBeenCalledOnce();
});

test('closing ends the port', () => {
  const connection = connectInventory(() => undefined);
  connection.close();
  expect(ports[0]?.disconnect).toHaveBeenCalledOnce();
});
