import { expect, test } from 'vitest';
import { defaultBehaviour, patchBehaviour } from './behaviour.ts';

const FAILURE = { action: '*', code: 'Throttling', status: 400, times: 2 };

test('a change goes deep and leaves its neighbours alone', () => {
  const before = defaultBehaviour();
  const after = patchBehaviour(before, { vnc: { link: { rttMs: 100 } }, fleet: { instances: 7 } });
  expect(after.vnc).toEqual({ ...before.vnc, link: { ...before.vnc.link, rttMs: 100 } });
  expect(after.fleet).toEqual({ ...before.fleet, instances: 7 });
  expect(before).toEqual(defaultBehaviour());
});

test('switches may be named with dots, as the documentation writes them', () => {
  const after = patchBehaviour(defaultBehaviour(), { 'vnc.subprotocol': 'never' });
  expect(after.vnc.subprotocol).toBe('never');
});

test.each([
  ['one failure', FAILURE, [FAILURE]],
  ['several failures', [FAILURE, FAILURE], [FAILURE, FAILURE]],
  ['none any more', [], []],
])('api.failNext takes %s', (_name, failNext, kept) => {
  expect(patchBehaviour(defaultBehaviour(), { api: { failNext } }).api.failNext).toEqual(kept);
});

test.each([
  ['an unknown switch', { vnc: { colour: 'red' } }, 'vnc.colour'],
  ['an unknown group', { moon: {} }, 'moon'],
  ['a name that every object has', JSON.parse('{"__proto__":{"x":1}}'), '__proto__'],
  ['an inherited name', { vnc: { constructor: 1 } }, 'vnc.constructor'],
  [
    'a choice that is none',
    { vnc: { origin: 'all' } },
    'vnc.origin must be one of any, aliyun-only',
  ],
  ['a number as text', { vnc: { ticketTtlMs: '15' } }, 'vnc.ticketTtlMs'],
  ['a negative wait', { api: { latencyMs: -1 } }, 'api.latencyMs'],
  ['a half number', { vnc: { idleMs: 1.5 } }, 'vnc.idleMs'],
  ['null where a number is wanted', { vnc: { idleMs: null } }, 'vnc.idleMs'],
  ['a value where a group is', { vnc: { link: 5 } }, 'vnc.link must be an object'],
  ['a failure without a code', { api: { failNext: { action: '*' } } }, 'api.failNext'],
  ['a failure with a misspelt key', { api: { failNext: { ...FAILURE, time: 1 } } }, 'api.failNext'],
  ['an unknown region', { fleet: { regions: ['cn-atlantis'] } }, 'fleet.regions'],
  ['no region', { fleet: { regions: [] } }, 'fleet.regions'],
  ['no object', 'vnc', 'must be a JSON object'],
  ['nothing', null, 'must be a JSON object'],
])('refuses %s, and says which switch', (_name, change, sentence) => {
  expect(() => patchBehaviour(defaultBehaviour(), change)).toThrow(sentence);
});

test('unlimited is a speed of the link', () => {
  const limited = patchBehaviour(defaultBehaviour(), { vnc: { link: { bytesPerSecond: 1000 } } });
  expect(limited.vnc.link.bytesPerSecond).toBe(1000);
  const unlimited = patchBehaviour(limited, { vnc: { link: { bytesPerSecond: null } } });
  expect(unlimited.vnc.link.bytesPerSecond).toBeNull();
});
