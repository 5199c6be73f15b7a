import type { CDPSession, Page } from 'playwright-core';

/** A button of ours as an assistive program finds it: the page's scripts can't. */
interface Label {
  name: string;
  description: string;
}

/**
 * What our buttons in a page say. Their shadow roots are closed, so they are read the way a screen
 * reader does.
 */
export async function readLabels(page: Page, names: RegExp): Promise<Label[]> {
  await using labels = await findLabels(page, names);
  return labels.found.map(({ name, description }) => ({ name, description }));
}

/** Clicks the first button with such a label, where it is on the screen. */
export async function clickLabel(page: Page, names: RegExp): Promise<void> {
  await using labels = await findLabels(page, names);
  const backendNodeId = labels.found[0]?.backendNodeId;
  if (backendNodeId === undefined) throw new Error(`No button says ${names}.`);
  const { quads } = await labels.cdp.send('DOM.getContentQuads', { backendNodeId });
  const [left = 0, top = 0, , , right = 0, bottom = 0] = quads[0] ?? [];
  await page.mouse.click((left + right) / 2, (top + bottom) / 2);
}

async function findLabels(page: Page, names: RegExp) {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  const found = nodes
    .filter((node) => node.role?.value === 'button' && names.test(String(node.name?.value)))
    .map((node) => ({
      name: String(node.name?.value),
      description: String(node.description?.value ?? ''),
      backendNodeId: node.backendDOMNodeId,
    }));
  return { cdp, found, [Symbol.asyncDispose]: () => cdp.detach() };
}
