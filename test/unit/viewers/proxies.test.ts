import { expect, test, vi } from 'vitest';
import { createProxies } from '../../../lib/viewers/proxies.ts';
import { createProxyMemory } from '../../../lib/viewers/proxy-memory.ts';
import { memoryArea } from '../memory-area.ts';

const HOST = 'hz01-vncproxy.aliyun.com';

function setUp({ allowed = false, area = memoryArea() } = {}) {
  const origin = {
    isAllowed: vi.fn(async () => allowed),
    request: vi.fn(async () => {
      allowed = true;
      return true;
    }),
    set: vi.fn(async () => undefined),
  };
  return { area, origin, proxies: createProxies({ memory: createProxyMemory(area), origin }) };
}

test('what worked is remembered by the next viewer', async () => {
  const { area, proxies } = setUp();
  await proxies.prepare(HOST);
  proxies.refused(HOST);
  expect(await proxies.prepare(HOST)).toEqual({ protocols: [], asAlibaba: false });
  proxies.worked(HOST);
  await vi.waitFor(async () => {
    const next = setUp({ area });
    expect(await next.proxies.prepare(HOST)).toEqual({ protocols: [], asAlibaba: false });
  });
});

test('no rule is touched without the permission', async () => {
  const { proxies, origin } = setUp();
  for (let refusals = 0; refusals < 4; refusals++) {
    await proxies.prepare(HOST);
    expect(proxies.refused(HOST)).toBe(refusals === 3);
  }
  expect(origin.set).not.toHaveBeenCalled();
});

test('the permission leads straight to the rungs that it is for', async () => {
  const { proxies, origin } = setUp();
  await proxies.prepare(HOST);
  expect(await proxies.allow(HOST)).toBe(true);
  expect(await proxies.prepare(HOST)).toEqual({ protocols: ['binary'], asAlibaba: true });
  expect(origin.set).toHaveBeenLastCalledWith(HOST, true);
});

test('a permission that was taken away leads back to the start', async () => {
  const before = setUp({ allowed: true });
  await before.proxies.prepare(HOST);
  await before.proxies.allow(HOST);
  await before.proxies.prepare(HOST);
  before.proxies.worked(HOST);
  await vi.waitFor(async () => {
    const later = setUp({ area: before.area, allowed: true });
    expect(await later.proxies.prepare(HOST)).toMatchObject({ asAlibaba: true });
  });
  const without = setUp({ area: before.area });
  expect(await without.proxies.prepare(HOST)).toMatchObject({ asAlibaba: false });
});

test('a proxy that needs the pointer is remembered, beside its rung', async () => {
  const { area, proxies } = setUp();
  await proxies.prepare(HOST);
  expect(proxies.nudges(HOST)).toBe(false);
  proxies.learnNudges(HOST);
  expect(proxies.nudges(HOST)).toBe(true);
  await vi.waitFor(async () => {
    const next = setUp({ area });
    await next.proxies.prepare(HOST);
    expect(next.proxies.nudges(HOST)).toBe(true);
  });
});
