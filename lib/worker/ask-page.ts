import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { IN_FRONT, POINTED } from '../console/page-news.ts';
import { PageInstance } from '../messages.ts';

/** Whoever answers later answers a person who has gone on to something else. */
const PATIENCE_MS = 2000;

/**
 * Asks the console page in a tab which instance a person means. The page can make up the answer, as
 * it can a row: it opens that instance and nothing else, so all that it says is checked and the most
 * that it gets is a window. Undefined where the tab shows no console, or no instance.
 */
export async function askPage(
  tabId: number,
  name: typeof IN_FRONT | typeof POINTED,
): Promise<PageInstance | undefined> {
  const answer = browser.tabs.sendMessage(tabId, { name }, { frameId: 0 });
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  // It rejects where nobody listens: the tab shows another page.
  const said: unknown = await Promise.race([answer.catch(() => undefined), late]);
  const parsed = v.safeParse(PageInstance, said);
  return parsed.success ? parsed.output : undefined;
}
