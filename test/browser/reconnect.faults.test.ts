import { expect, test } from 'vitest';
import type { Fault, LogEntry } from '../cloud/types.ts';
import { logLine } from '../support/log-line.ts';
import { until } from '../support/until.ts';
import { MACHINE, viewerBench } from '../support/viewer-bench.ts';
import { waitForState } from '../support/viewer-page.ts';

const { bench, openViewer, openLiveViewer } = viewerBench();
const { instanceId } = MACHINE;

/** The log from now on. */
async function recordLog(): Promise<() => Promise<LogEntry[]>> {
  const before = (await bench().cloud.log()).length;
  return async () => (await bench().cloud.log()).slice(before);
}

const isOpen = (entry: LogEntry) => entry.type === 'vnc' && entry.event === 'open';
const isTicket = (entry: LogEntry) =>
  entry.type === 'api' && entry.action === 'DescribeInstanceVncUrl' && entry.verdict === 'ok';

test.each<[string, Fault]>([
  ['is cut without a word', { kind: 'reset' }],
  ['is closed with a reason', { kind: 'close', code: 1011, reason: 'going away' }],
  ['turns into noise', { kind: 'garbage' }],
  ['ends because the proxy restarts', { kind: 'proxy-restart', ms: 300 }],
])('a connection that %s is opened again with a new ticket', async (_, fault) => {
  const page = await openLiveViewer();
  const log = await recordLog();
  await bench().cloud.fault({ ...fault, instanceId });
  await until(async () => (await log()).some(isOpen), {
    what: 'a new connection',
    timeoutMs: 20_000,
  });
  await waitForState(page, 'live');
  const entries = await log();
  expect(entries.filter(isTicket).length).toBeGreaterThanOrEqual(entries.filter(isOpen).length);
  expect((await bench().cloud.state()).connections).toHaveLength(1);

  await logLine(page, bench().cloud, instanceId, `after-${Date.now()}`);
});

test('the last frame stays on the screen until the next connection shows its first', async () => {
  const page = await openLiveViewer();
  const lastFrame = page.locator('.viewer-last-frame');
  await bench().cloud.fault({ kind: 'proxy-restart', ms: 1500, instanceId });
  await lastFrame.waitFor();
  const lit = await lastFrame.evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    return (pixels ?? []).filter((value, index) => index % 4 < 3 && value > 100).length;
  });
  expect(lit).toBeGreaterThan(0);
  await waitForState(page, 'live');
  expect(await lastFrame.isVisible()).toBe(false);
});

test('a screen that is taken away twice within seconds is asked about, not fought for', async () => {
  const page = await openLiveViewer();
  const log = await recordLog();
  await bench().cloud.fault({ kind: 'reset', instanceId });
  await until(async () => (await log()).some(isOpen), { what: 'a second connection' });
  await waitForState(page, 'live');
  await bench().cloud.fault({ kind: 'reset', instanceId });
  await waitForState(page, 'ended');
  expect(await page.locator('.overlay-card').innerText()).toContain('in use elsewhere');
  expect((await log()).filter(isOpen)).toHaveLength(1);
  await page.getByRole('button', { name: 'Connect here' }).click();
  await waitForState(page, 'live');
});

test('a proxy that refuses the subprotocol gets none offered', async () => {
  await bench().cloud.behaviour({ vnc: { subprotocol: 'never' } });
  await openLiveViewer();
});

test('a server that refuses us ends the session with its own words', async () => {
  await bench().cloud.behaviour({ vnc: { security: 'fail' } });
  const page = await openViewer();
  await waitForState(page, 'ended');
  expect(await page.locator('.problem-details').textContent()).toMatch(/\w+ \w+/);
});

test('an API that throttles is waited for as long as it says, then asked again', async () => {
  await bench().cloud.behaviour({
    api: {
      failNext: [
        {
          action: 'DescribeInstanceVncUrl',
          code: 'Throttling.User',
          status: 400,
          times: 1,
          retryAfterMs: 800,
        },
      ],
    },
  });
  const log = await recordLog();
  await openLiveViewer();
  const calls = (await log()).filter(
    (entry) => entry.type === 'api' && entry.action === 'DescribeInstanceVncUrl',
  );
  expect(calls).toHaveLength(2);
  expect((calls[1]?.at ?? 0) - (calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(800);
});
