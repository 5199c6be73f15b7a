import { expect, test } from 'vitest';
import { isOpen, recordLog } from '../support/cloud.ts';
import { logLine } from '../support/log-line.ts';
import { until } from '../support/until.ts';
import { MACHINE, viewerBench } from '../support/viewer-bench.ts';
import { clickScreen, waitForState } from '../support/viewer-page.ts';

const { bench, openViewer, openLiveViewer } = viewerBench();
const { instanceId } = MACHINE;

/** After so long without use Alibaba ends a connection, ms. */
const IDLE_MS = 300_000;

test('a dead line is told, the picture stays, and another line takes its place', async () => {
  const page = await openLiveViewer();
  await bench().cloud.fault({ kind: 'half-open', instanceId });
  await waitForState(page, 'stalled');
  await page.getByText('No answer for').waitFor();
  expect(await page.locator('.viewer-screen canvas').isVisible()).toBe(true);
  await waitForState(page, 'live');
});

test('what is typed into a stall is dropped, in words, and never arrives', async () => {
  const page = await openLiveViewer();
  await clickScreen(page);
  await bench().cloud.fault({ kind: 'stall', ms: 5000, instanceId });
  await waitForState(page, 'stalled');
  await page.keyboard.press('KeyX');
  await page.getByText('What you type now does not reach the instance.').waitFor();
  await waitForState(page, 'live');
  // A command that the dropped key would have spoilt.
  await logLine(page, bench().cloud, instanceId, `stall-${Date.now()}`, 1);
});

test('the network coming back, or the window, asks at once', async () => {
  const page = await openLiveViewer();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.mouse.move(300, 1);
  await page.locator('.round-trip').waitFor();
  expect(await page.locator('.round-trip').textContent()).toMatch(/^\d+ ms$/);
});

test('between one connection and the next there is always a picture', async () => {
  const page = await openLiveViewer();
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = () => {
      const screen = document.querySelector<HTMLElement>('.viewer-screen');
      const canvas = screen?.querySelector('canvas');
      const last = document.querySelector<HTMLElement>('.viewer-last-frame');
      const shown = canvas && screen && getComputedStyle(screen).opacity === '1' ? canvas : last;
      const box = shown?.getBoundingClientRect();
      seen.push(box && shown?.checkVisibility() && box.width > 0 ? 'picture' : 'nothing');
      requestAnimationFrame(look);
    };
    look();
  });
  await bench().cloud.fault({ kind: 'proxy-restart', ms: 1000, instanceId });
  await waitForState(page, 'waiting');
  await waitForState(page, 'live');
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect(seen.length).toBeGreaterThan(10);
  expect(new Set(seen)).toEqual(new Set(['picture']));
});

/** A message of RFB's: where the pointer is. */
const POINTER = 5;

test('where pings do not count as use, one cut is enough: then the pointer is repeated, for hours', async () => {
  const { cloud } = bench();
  const sent: number[] = [];
  let received = 0;
  const page = await openViewer(instanceId, async (viewer) => {
    // The page's clock alone is moved. It begins as late as it is moved on until its next ticket,
    // which the background dates.
    await viewer.clock.install({ time: Date.now() - IDLE_MS });
    viewer.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => sent.push(Buffer.from(payload).readUInt8(0)));
      socket.on('framereceived', () => {
        received += 1;
      });
    });
  });
  await waitForState(page, 'live');
  await page.clock.fastForward(IDLE_MS);
  expect(sent).not.toContain(POINTER);
  const log = await recordLog(cloud);
  await cloud.behaviour({ vnc: { idleMs: 1, idleCounts: 'input' } });
  await until(
    async () => (await log()).some((entry) => entry.type === 'vnc' && entry.event === 'end'),
    { what: 'the cut' },
  );
  await cloud.resetBehaviour();
  await until(async () => (await log()).some(isOpen), { what: 'a new connection' });
  await waitForState(page, 'live');

  await page.clock.fastForward(IDLE_MS - 60_000);
  await until(() => sent.includes(POINTER), { what: 'the pointer to be repeated' });
  // A second leap of the clock without a word in between would look like a dead line.
  const before = received;
  await until(() => received > before, { what: 'the answer to a ping' });
  await waitForState(page, 'live');
  await page.clock.fastForward(8 * 3_600_000);
  await waitForState(page, 'ended');
  await page.getByText('Disconnected after a long time without use').waitFor();
});
