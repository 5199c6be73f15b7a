import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Browser, browser } from 'wxt/browser';
import { listenPort, type PagePort } from '../../../lib/messaging/listen-port.ts';

const ORIGIN = 'chrome-extension://our-id';
const own = { id: 'our-id', origin: ORIGIN, frameId: 0 };

let connect: (port: Browser.runtime.Port) => void;
let served: PagePort<'inventory'>[];

afterEach(() => vi.restoreAllMocks());
beforeEach(() => {
  vi.spyOn(browser.runtime, 'id', 'get').mockReturnValue('our-id');
  vi.spyOn(browser.runtime, 'getURL').mockReturnValue(`${ORIGIN}/`);
  const addListener = vi.fn((listener: typeof connect) => {
    connect = listener;
  });
  vi.spyOn(browser.runtime, 'onConnect', 'get').mockReturnValue({
    addListener,
  } as unknown as typeof browser.runtime.onConnect);
  served = [];
  listenPort('inventory', (port) => served.push(port));
});

/** A port as the browser hands it out, and what happens at its other end. */
function open(more: { name?: string; sender?: object | undefined } = {}) {
  const hear: ((message: unknown) => void)[] = [];
  const lose: (() => void)[] = [];
  const port = {
    ...{ name: 'inventory', sender: own, ...more },
    postMessage: vi.fn(),
    disconnect: vi.fn(),
    onMessage: { addListener: (listener: (message: unknown) => void) => hear.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => lose.push(listener) },
  };
  connect(port as unknown as Browser.runtime.Port);
  return {
    port,
    post: (message: unknown) => hear.map((listener) => listener(message)),
    leave: () => lose.map((listener) => listener()),
  };
}

test('a page of ours is served: it hears news, and its wishes are heard', () => {
  const { port, post } = open();
  const heard: unknown[] = [];
  served[0]?.onWish((wish) => heard.push(wish));
  served[0]?.tell({ type: 'locked' });
  post({ type: 'refresh' });
  expect(port.postMessage.mock.calls).toEqual([[{ type: 'locked' }]]);
  expect(heard).toEqual([{ type: 'refresh' }]);
});

test.each([undefined, 'refresh', { type: 'erase' }, {}])('%j is no wish', (message) => {
  const { post } = open();
  const heard: unknown[] = [];
  served[0]?.onWish((wish) => heard.push(wish));
  post(message);
  expect(heard).toEqual([]);
});

test.each([
  ['a console page', { ...own, origin: 'https://ecs.console.aliyun.com' }],
  ['another extension', { ...own, id: 'other' }],
  ['our page, framed by somebody', { ...own, frameId: 3 }],
  ['nobody', undefined],
])('%s is not served', (_, sender) => {
  const { port } = open({ sender });
  expect(served).toEqual([]);
  expect(port.disconnect).toHaveBeenCalledOnce();
});

test('a port of another name is left to others', () => {
  const { port } = open({ name: 'something else' });
  expect(served).toEqual([]);
  expect(port.disconnect).not.toHaveBeenCalled();
});

test('nothing is posted to a page that has gone', () => {
  const { port, leave } = open();
  leave();
  served[0]?.tell({ type: 'locked' });
  expect(served[0]?.signal.aborted).toBe(true);
  expect(port.postMessage).not.toHaveBeenCalled();
});
