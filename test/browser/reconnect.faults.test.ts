import { expect, test } from 'vitest';
import { makeFleet } from '../cloud/fleet.ts';
import type { Fault, LogEntry } from '../cloud/types.ts';
import { VNC_PASSWORD } from '../cloud/vnc/security.ts';
import { MACHINES } from '../cloud/world.ts';
import { isOpen, recordLog } from '../support/cloud.ts';
import { logLine } from '../support/log-line.ts';
import { until } from '../support/until.ts';
import { MACHINE, viewerBench } from '../support/viewer-bench.ts';
import { enterVncPassword, waitForState } from '../support/viewer-page.ts';

const { bench, openViewer, openLiveViewer } = viewerBench();
const { instanceId } = MACHINE;

/** What became of the calls of an action, one after another. */
const verdictsOf = (action: string, entries: LogEntry[]) =>
  entries.flatMap((entry) =>
    entry.type === 'api' && entry.action === action ? [entry.verdict] : [],
  );

test.each<[string, Fault]>([
  ['is cut without a word', { kind: 'reset' }],
  ['is closed with a reason', { kind: 'close', code: 1011, reason: 'going away' }],
  ['turns into noise', { kind: 'garbage' }],
  ['ends because the proxy restarts', { kind: 'proxy-restart', ms: 300 }],
])('a connection that %s is opened again with a new ticket', async (_, fault) => {
  const page = await openLiveViewer();
  const log = await recordLog(bench().cloud);
  await bench().cloud.fault({ ...fault, instanceId });
  await until(async () => (await log()).some(isOpen), {
    what: 'a new connection',
    timeoutMs: 20_000,
  });
  await waitForState(page, 'live');
  const entries = await log();
  const tickets = verdictsOf('DescribeInstanceVncUrl', entries).filter(
    (verdict) => verdict === 'ok',
  );
  expect(tickets.length).toBeGreaterThanOrEqual(entries.filter(isOpen).length);
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
  const log = await recordLog(bench().cloud);
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
  const log = await recordLog(bench().cloud);
  await openLiveViewer();
  const calls = (await log()).filter(
    (entry) => entry.type === 'api' && entry.action === 'DescribeInstanceVncUrl',
  );
  expect(calls).toHaveLength(2);
  expect((calls[1]?.at ?? 0) - (calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(800);
});

test('a wrong VNC password is asked for again, and the right one opens later connections too', async () => {
  const { cloud } = bench();
  await cloud.behaviour({ vnc: { security: 'vncauth' } });
  const page = await openViewer();
  await enterVncPassword(page, 'wrong');
  await page.getByText('The VNC password is not right').waitFor();
  await enterVncPassword(page, VNC_PASSWORD);
  await waitForState(page, 'live');

  const log = await recordLog(cloud);
  await cloud.fault({ kind: 'reset', instanceId });
  await until(async () => (await log()).some(isOpen), { what: 'a new connection' });
  await waitForState(page, 'live');
});

test('a stopped instance is started, waited for, shown once it runs, and told as stopped again', async () => {
  const { cloud } = bench();
  const { stopped } = MACHINES;
  const log = await recordLog(cloud);
  const page = await openViewer(stopped.instanceId);
  await page.getByRole('button', { name: /^Start / }).click();
  await page.getByText('The instance is starting.').waitFor();
  await waitForState(page, 'live', 60_000);
  expect(verdictsOf('DescribeInstanceVncUrl', await log())).toEqual([
    'IncorrectInstanceStatus',
    'InstanceNotReady',
    'ok',
  ]);
  expect(verdictsOf('DescribeInstanceStatus', await log()).length).toBeGreaterThan(2);

  await cloud.fault({ kind: 'vm-kill', instanceId: stopped.instanceId });
  await waitForState(page, 'ended');
  expect(await page.locator('.overlay-card').innerText()).toContain('The instance is not running');
}, 90_000);

test('an instance that is stopping is asked about until it is gone, with no ticket in between', async () => {
  const { cloud } = bench();
  const fleet = { instances: 60, regions: [MACHINE.regionId], accounts: 1 };
  const stopping = makeFleet(fleet).find(({ paperState }) => paperState === 'Stopping');
  if (!stopping) throw new Error('No instance of the fleet is stopping.');
  const refusal = { action: 'DescribeInstanceVncUrl', code: 'IncorrectInstanceStatus' };
  await cloud.behaviour({ fleet, api: { failNext: [{ ...refusal, status: 403, times: 1 }] } });
  const log = await recordLog(cloud);
  const page = await openViewer(stopping.instanceId);
  await page.getByText('The instance is stopping.').waitFor();
  const asked = async () => verdictsOf('DescribeInstanceStatus', await log()).length;
  await until(async () => (await asked()) > 1, { what: 'a second question for the status' });
  await cloud.behaviour({ fleet: { instances: 0 } });
  await page.getByText('The instance was not found').waitFor();
  expect(verdictsOf('DescribeInstanceVncUrl', await log())).toEqual(['IncorrectInstanceStatus']);
});
