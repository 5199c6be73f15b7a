import type { Page } from 'playwright-core';

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
  const cdp = await page.context().newCDPSession(page);
  try {
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    return nodes
      .filter((node) => node.role?.value === 'button' && names.test(String(node.name?.value)))
      .map((node) => ({
        name: String(node.name?.value),
        description: String(node.description?.value ?? ''),
      }));
  } finally {
    await cdp.detach();
  }
}
