import type { CDPSession } from 'playwright-core';
import type { Chromium } from '../support/chromium.ts';

/** How often the heap is looked at while something runs. */
const EVERY_MS = 50;

/** The most bytes that the background's heap held while `work` ran, garbage included. */
export async function peakHeap<T>(
  { context, extensionId }: Chromium,
  work: () => Promise<T>,
): Promise<{ result: T; bytes: number }> {
  const cdp = await context.browser()?.newBrowserCDPSession();
  if (!cdp) throw new Error('This Chromium has gone already.');
  const { targetInfos } = await cdp.send('Target.getTargets');
  const target = targetInfos.find(
    ({ type, url }) => type === 'service_worker' && new URL(url).host === extensionId,
  );
  if (!target) throw new Error('The background is not running.');
  const heap = await attach(cdp, target.targetId);
  let bytes = 0;
  const look = setInterval(async () => {
    bytes = Math.max(bytes, await heap());
  }, EVERY_MS);
  try {
    const result = await work();
    return { result, bytes: Math.max(bytes, await heap()) };
  } finally {
    clearInterval(look);
    await cdp.detach();
  }
}

/** Playwright lets nobody talk to a worker's own session, so its messages go through the browser's. */
async function attach(cdp: CDPSession, targetId: string): Promise<() => Promise<number>> {
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, (usedSize: number) => void>();
  cdp.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    waiting.get(id)?.(result.usedSize);
    waiting.delete(id);
  });
  let last = 0;
  return () =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, resolve);
      const message = JSON.stringify({ id, method: 'Runtime.getHeapUsage' });
      cdp.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
    });
}
