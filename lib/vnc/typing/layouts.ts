import { tables } from 'virtual:layout-tables';
import { createLayout, type Layout } from './layout.ts';

/** What most servers have. */
export const DEFAULT_LAYOUT = 'en-us';

/** The tags of all layouts, such as `de` or `fr-ch`. */
export const LAYOUT_TAGS: readonly string[] = Object.keys(tables);

/** Loads one layout; the default one for a tag that is not known. Rejects if it can't be loaded. */
export async function loadLayout(tag: string): Promise<Layout> {
  const load = Object.hasOwn(tables, tag) ? tables[tag] : tables[DEFAULT_LAYOUT];
  if (!load) throw new Error('The default layout is missing.');
  return createLayout((await load()).default);
}
