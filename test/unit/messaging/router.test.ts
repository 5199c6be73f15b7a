import { expect, test, vi } from 'vitest';
import { AliyunError } from '../../../lib/aliyun/errors.ts';
import { type MessageName, messages } from '../../../lib/messages.ts';
import { createRouter, type Handlers } from '../../../lib/messaging/router.ts';
import { ProblemError } from '../../../lib/problem.ts';

const self = { id: 'our-id', origin: 'chrome-extension://our-id' };
const own = { id: 'our-id', origin: self.origin, frameId: 0 };
const page = {
  id: 'our-id',
  origin: 'https://ecs.console.aliyun.com',
  frameId: 0,
  tab: { id: 7, windowId: 3 },
};
const open = { name: 'open', request: { instanceId: 'i-bp1hzoinajzkh91habcd' } };

// biome-ignore lint/suspicious/noExplicitAny: the browser's sender has many fields that don't matter here
type AnySender = any;

function setUp(
  handler = vi.fn<(...args: unknown[]) => Promise<unknown>>(async () => ({ ok: true })),
) {
  const handlers = Object.fromEntries(Object.keys(messages).map((name) => [name, handler]));
  const route = createRouter(handlers as unknown as Handlers, self);
  return { handler, route: (message: unknown, sender: AnySender) => route(message, sender) };
}

test('a message from a console page reaches its handler, with the tab that it came from', async () => {
  const { route, handler } = setUp();
  expect(await route(open, page)).toEqual({ ok: true });
  expect(handler).toHaveBeenCalledWith(open.request, {
    audience: 'console',
    tabId: 7,
    windowId: 3,
  });
});

test('a console page may send what its buttons need and nothing else', () => {
  const heard = (Object.keys(messages) as MessageName[]).filter((name) => {
    const { route } = setUp();
    return route({ name, request: {} }, page) !== undefined;
  });
  expect(heard).toEqual([
    'open',
    'console.state',
    'console.prefetch',
    'console.profiles',
    'console.settings',
    'console.unrecognised',
  ]);
});

test.each([
  ['another extension', { ...own, id: 'other' }],
  ['our page, framed by somebody', { ...own, frameId: 4 }],
  ['another site', { ...page, origin: 'https://evil.example' }],
  [
    'a site that looks like the console',
    { ...page, origin: 'https://ecs.console.aliyun.com.evil' },
  ],
  ['the console without TLS', { ...page, origin: 'http://ecs.console.aliyun.com' }],
  ['a sender without an origin', { id: 'our-id', url: 'chrome-extension://our-id/options.html' }],
])('%s is not heard', (_, sender) => {
  const { route, handler } = setUp();
  expect(route(open, sender)).toBeUndefined();
  expect(handler).not.toHaveBeenCalled();
});

test.each([
  ['an inherited name', { name: 'toString', request: {} }],
  ['an unknown name', { name: 'nothing', request: {} }],
  ['no envelope', 'open'],
  ['nothing', undefined],
])('%s is not ours', (_, message) => {
  expect(setUp().route(message, own)).toBeUndefined();
});

test.each([
  ['an id that is none', { instanceId: 'eni-2zecqsagtpztl6x5hu2r' }],
  ['a region that would lead to another host', { ...open.request, regionId: 'a-b.evil.example/' }],
  ['a name without end', { ...open.request, name: 'x'.repeat(257) }],
])('%s never reaches the handler', async (_, request) => {
  const { route, handler } = setUp();
  expect(await route({ name: 'open', request }, page)).toEqual({
    ok: false,
    problem: { kind: 'bad-request' },
  });
  expect(handler).not.toHaveBeenCalled();
});

test.each([
  ['a problem', new ProblemError({ kind: 'no-profile' }), { kind: 'no-profile' }],
  ['an API error', new AliyunError({ kind: 'clock', code: 'X' }), { kind: 'clock', code: 'X' }],
  ['anything else', new Error('a secret might be in here'), { kind: 'other' }],
])('%s that a handler throws is answered as a problem', async (_, error, problem) => {
  const { route } = setUp(vi.fn().mockRejectedValue(error));
  expect(await route(open, own)).toEqual({ ok: false, problem });
});
