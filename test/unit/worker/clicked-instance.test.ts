import { expect, test } from 'vitest';
import { clickedInstance } from '../../../lib/worker/clicked-instance.ts';

const ID = 'i-bp1h2ty6wuk3z0n7qae9';
const OTHER = 'i-2ze57isp1ali72tzkjow';
const CONSOLE = 'https://ecs.console.aliyun.com';

test.each<[string, Parameters<typeof clickedInstance>[0], object | undefined]>([
  ['a marked id', { selectionText: ID }, { instanceId: ID }],
  ['an id in a marked sentence', { selectionText: `Reboot ${ID}, please.` }, { instanceId: ID }],
  ['two marked ids', { selectionText: `${ID} ${OTHER}` }, undefined],
  [
    'a mark without an id, on a page with one',
    { selectionText: 'web-01', pageUrl: `${CONSOLE}/server/${ID}` },
    undefined,
  ],
  [
    "a link to an instance's page",
    { linkUrl: `${CONSOLE}/server/${ID}/detail?regionId=cn-beijing` },
    { instanceId: ID, regionId: 'cn-beijing' },
  ],
  [
    'a link with the id in its query',
    { linkUrl: `https://wiki.example/?vm=${ID}&x=1` },
    { instanceId: ID },
  ],
  [
    'a link with the id behind its hash',
    { linkUrl: `${CONSOLE}/#/server/${ID}` },
    { instanceId: ID },
  ],
  [
    'an id that is percent-encoded',
    { linkUrl: `https://a.example/?q=id%3D${ID}` },
    { instanceId: ID },
  ],
  [
    'an address that is no proper one',
    { linkUrl: `https://a.example/%E0%A4%A/${ID}` },
    { instanceId: ID },
  ],
  ['a link to a disk', { linkUrl: 'https://a.example/disk/d-bp1h2ty6wuk3z0n7qae9' }, undefined],
  [
    'a link before its page',
    { linkUrl: `https://a.example/${ID}`, pageUrl: `https://b.example/${OTHER}` },
    { instanceId: ID },
  ],
  ['the page', { pageUrl: `https://tickets.example/i-1/${ID}` }, { instanceId: ID }],
  ['nothing', {}, undefined],
])('%s', (_, clicked, expected) => {
  expect(clickedInstance(clicked)).toEqual(expected);
});
