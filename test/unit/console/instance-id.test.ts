import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instanceIdInLink, instanceIdInText } from '../../../lib/console/instance-id.ts';

const ID = 'i-bp1h2ty6wuk3z0n7qae9';
const OTHER = 'i-2ze57isp1ali72tzkjow';

test.each([
  ['a path', `/server/${ID}/detail?regionId=cn-hangzhou`, ID],
  ['a whole address', `https://ecs.console.aliyun.com/server/${ID}/monitor`, ID],
  ['an old hash route', `/#/server/${ID}/detail?regionId=cn-beijing`, ID],
  ['an address that ends in the id', `/server/${ID}`, ID],
  ['a query right behind the id', `/server/${ID}?regionId=cn-beijing`, ID],
  ['an id of another length', '/server/i-abcd1234/detail', 'i-abcd1234'],
  ['a network interface', '/server/eni-bp1ty6wuk3z0n7qae9md/detail', undefined],
  ['a container group', '/server/eci-bp1h2ty6wuk3z0n7qae9/detail', undefined],
  ['a region', '/server/region/cn-hangzhou', undefined],
  ['an id in upper case', '/server/AY121018033933eae8689/detail', undefined],
  ['an id that goes on', `/server/${ID}-copy/detail`, undefined],
  ['an id that is too short', '/server/i-abc/detail', undefined],
  ['an id in the query', `/disk?instanceId=${ID}`, undefined],
])('a link with %s', (_what, href, expected) => {
  expect(instanceIdInLink(href)).toBe(expected);
});

test.each([
  ['the id alone', ID, ID],
  ['the id beside a name', `${ID} web-front-1`, ID],
  ['the id between Chinese words', `实例${ID}运行中`, ID],
  ['the id twice', `${ID}\n${ID}`, ID],
  ['two ids', `${ID} ${OTHER}`, undefined],
  ['an id of the usual length beside a word like one', `${ID} i-likethis`, ID],
  ['a network interface', 'eni-bp1ty6wuk3z0n7qae9md', undefined],
  ['a container group', 'eci-bp1h2ty6wuk3z0n7qae9', undefined],
  ['a managed instance', 'mi-bp1h2ty6wuk3z0n7qae9m', undefined],
  ['a host', 'hpi-bp1h2ty6wuk3z0n7qae9', undefined],
  ['an image of another cloud', 'ami-0abcdef1234567890', undefined],
  ['a host name', 'iZbp1h2ty6wuk3z0n7qae9Z', undefined],
  ['an id that was cut short', 'i-bp1h2ty6wuk3…', undefined],
  ['an id that was cut short with dots', 'i-bp1h2ty6wuk3...', undefined],
  ['an id inside a name', `copy-of-${ID}`, undefined],
  ['nothing', '', undefined],
])('a text with %s', (_what, text, expected) => {
  expect(instanceIdInText(text)).toBe(expected);
});

const id = fc.stringMatching(/^i-[a-z0-9]{20}$/);

test('every id of the usual form is read, whatever stands around it', () => {
  const around = fc.constantFrom('', ' ', '\n', '(', '实例', '/', ':');
  fc.assert(
    fc.property(id, around, around, (instanceId, before, after) => {
      expect(instanceIdInText(before + instanceId + after)).toBe(instanceId);
      expect(instanceIdInLink(`/server/${instanceId}/detail`)).toBe(instanceId);
    }),
  );
});

test('an id with a prefix is never taken for an instance', () => {
  fc.assert(
    fc.property(id, fc.stringMatching(/^[a-zA-Z0-9_-]{1,5}$/), (instanceId, prefix) => {
      expect(instanceIdInText(prefix + instanceId)).toBeUndefined();
      expect(instanceIdInLink(`/server/${prefix}${instanceId}/detail`)).toBeUndefined();
    }),
  );
});

test('a cut id is never taken for a whole one', () => {
  fc.assert(
    fc.property(id, fc.integer({ min: 1, max: 21 }), (instanceId, length) => {
      expect(instanceIdInText(`${instanceId.slice(0, length)}…`)).toBeUndefined();
    }),
  );
});
