import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LogEntry } from '../cloud/types.ts';
import { MACHINES } from '../cloud/world.ts';
import { chromiumBench } from '../support/chromium-bench.ts';
import { addFullProfile } from '../support/demo-profile.ts';
import { until } from '../support/until.ts';
import { waitForState } from '../support/viewer-page.ts';
import { addToWall, recordMessages, tileOf, waitForFace } from '../support/wall-page.ts';

const { text, graphics } = MACHINES;
const bench = chromiumBench();
const connections = async () => (await bench().cloud.state()).connections.length;
let wall: Page;

type ConnectionEntry = Extract<LogEntry, { type: 'vnc' }>;

const isConnectionOf = (entry: LogEntry, instanceId: string): entry is ConnectionEntry =>
  entry.type === 'vnc' && entry.instanceId === instanceId;

beforeAll(async () => {
  await addFullProfile(bench().chromium);
  wall = await bench().chromium.openPage('wall.html');
});
afterAll(() => wall.close());

test('an empty wall says what it is for, and an added instance is live on it', async () => {
  await wall.getByText('No screens on the wall yet').waitFor();
  const said = recordMessages(wall);
  await addToWall(wall, text.name);
  await addToWall(wall, graphics.name);
  await waitForFace(wall, text.name, 'live');
  await waitForFace(wall, graphics.name, 'live');
  expect(await connections()).toBe(2);

  // Whatever a person does to a tile short of taking it over, which Enter and Space do.
  await wall.locator('.tile-open').first().focus();
  await wall.keyboard.type('halt');
  await tileOf(wall, text.name).hover();
  await wall.mouse.wheel(0, 10);
  const requests = () => said.filter(({ type }) => type === 'update-request').length;
  const before = requests();
  await until(() => requests() > before + 2, { what: 'more frames to be asked for' });
  expect(new Set(said.map(({ type }) => type))).not.toContain('key');
  expect(new Set(said.map(({ type }) => type))).not.toContain('pointer');
});

test('a click takes a tile over, and closing the viewer brings the tile back', async () => {
  const { chromium, cloud } = bench();
  const from = (await cloud.log()).length;
  const [viewer] = await Promise.all([
    chromium.context.waitForEvent('page'),
    tileOf(wall, text.name).locator('.tile-open').click(),
  ]);
  await waitForFace(wall, text.name, 'viewer');
  await waitForState(viewer, 'live');
  expect(await connections()).toBe(2);
  const events = (await cloud.log())
    .slice(from)
    .flatMap((entry) => (isConnectionOf(entry, text.instanceId) ? entry.event : []));
  expect(events).toEqual(['end', 'open']);

  await viewer.close();
  await waitForFace(wall, text.name, 'live');
});

test('a second wall leaves the screens to the first, until it is asked to show them', async () => {
  const second = await bench().chromium.openPage('wall.html');
  await second.getByText('The wall is shown in another window').waitFor();
  expect(await connections()).toBe(2);
  await second.getByRole('button', { name: 'Show it here' }).click();
  await waitForFace(second, text.name, 'live');
  await waitForFace(wall, text.name, 'paused');
  await second.close();
  await waitForFace(wall, text.name, 'live');
});

test('the keyboard moves between tiles, removes one and brings it back', async () => {
  const focused = () => wall.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await wall.locator('.tile-open').first().focus();
  await wall.keyboard.press('ArrowRight');
  expect(await focused()).toContain(graphics.name);
  await wall.keyboard.press('Delete');
  await until(async () => (await connections()) === 1, { what: 'the removed tile to let go' });
  expect(await focused()).toContain(text.name);
  await wall.keyboard.press('Control+z');
  await waitForFace(wall, graphics.name, 'live');
  await until(async () => (await focused())?.includes(graphics.name), { what: 'its focus' });
});

test('a tile that is scrolled out of sight pauses, and the wall outlives a reload', async () => {
  // One column, of which one tile is seen at a time.
  await wall.setViewportSize({ width: 380, height: 330 });
  await wall.reload();
  await waitForFace(wall, text.name, 'live');
  await tileOf(wall, graphics.name).scrollIntoViewIfNeeded();
  await wall.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await waitForFace(wall, graphics.name, 'live');
  await waitForFace(wall, text.name, 'paused');
  expect(await connections()).toBe(1);
  await wall.evaluate(() => scrollTo(0, 0));
  await waitForFace(wall, text.name, 'live');
});
