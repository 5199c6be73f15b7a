import { type Browser, browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { CONSOLE_ORIGINS } from '../console/hosts.ts';
import { POINTED } from '../console/page-news.ts';
import { createShare } from '../viewers/share.ts';
import { askPage } from './ask-page.ts';
import { type Clicked, clickedInstance } from './clicked-instance.ts';
import type { ReadLookUp } from './look-up.ts';
import type { Wish } from './open-by-id.ts';
import type { Reach } from './reach.ts';

type Click = Pick<Browser.contextMenus.OnClickData, 'menuItemId' | 'selectionText' | 'linkUrl'> & {
  pageUrl?: string | undefined;
};

export interface MenuParts {
  reach: Reach;
  lookUp: ReadLookUp;
  openPicker(): Promise<void>;
}

/** What is longer is a part of a page, and neither a name nor an address. */
const MARK_MAX = 128;
/** Of matches, those that are exact come first; more than this are not looked through for them. */
const CLOSE_MAX = 50;

const CONSOLE_PAGES = CONSOLE_ORIGINS.map((origin) => `${origin}/*`);

/**
 * Addresses in which an id may begin a part of the path or the value of a query. What stands behind
 * a `#` no pattern sees, and an exact one can't be written: what is no id is found out at the click.
 */
const WITH_ID = ['*://*/i-*', '*://*/*/i-*', '*://*/*=i-*', ...CONSOLE_PAGES];

/**
 * A browser lets us choose where an entry is shown, but not by what is marked, and puts the marked
 * text into a title by itself (`%s`). So a mark always has its entry, which shows what it would open.
 */
const entries = (): Browser.contextMenus.CreateProperties[] => [
  { id: 'selection', contexts: ['selection'], title: i18n.t('menu.selection', ['%s']) },
  {
    id: 'link',
    contexts: ['link'],
    title: i18n.t('menu.link'),
    targetUrlPatterns: WITH_ID,
  },
  {
    id: 'page',
    contexts: ['page'],
    title: i18n.t('menu.page'),
    documentUrlPatterns: WITH_ID,
  },
];

/** Our entries in the menu of a page: they work in any page, and take no permission for it. */
export function createMenus({ reach, lookUp, openPicker }: MenuParts) {
  const share = createShare<void>();

  /** The one instance that is called exactly what was marked, or has exactly that address. */
  async function listed(marked = ''): Promise<Wish | undefined> {
    const text = marked.trim();
    const current = await lookUp();
    if (current === 'locked' || text === '' || text.length > MARK_MAX) return undefined;
    const [only, ...others] = current
      .find(text, CLOSE_MAX)
      .map(({ row }) => row)
      .filter((row) => [row.name, ...row.publicIps, ...row.privateIps].includes(text));
    if (!only || others.length > 0) return undefined;
    const { instanceId, regionId, profileId, name } = only;
    return { instanceId, regionId, profileId, name };
  }

  return {
    /**
     * Browsers keep entries, in the language of the day: to be called at each start and update, which
     * may be one event after another.
     */
    install: (): Promise<void> => share('install', putAnew),

    async clicked(click: Click, tab?: { id?: number | undefined }): Promise<void> {
      const chosen = chosenOf(click);
      const named = clickedInstance(chosen);
      const told =
        isConsole(click) && tab?.id !== undefined ? await askPage(tab.id, POINTED) : undefined;
      // The console knows the region and the name; but the person has chosen what was named.
      const isTold = told && (click.menuItemId === 'page' || told.instanceId === named?.instanceId);
      const wish = isTold ? told : (named ?? (await listed(chosen.selectionText)));
      await (wish ? reach(wish) : openPicker());
    },
  };
}

async function putAnew(): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const entry of entries()) browser.contextMenus.create(entry);
}

/** What the chosen entry is about: a marked link has a text, an address and a page. */
function chosenOf({ menuItemId, selectionText, linkUrl, pageUrl }: Click): Clicked {
  if (menuItemId === 'selection') return { selectionText };
  return menuItemId === 'link' ? { linkUrl } : { pageUrl };
}

const isConsole = ({ pageUrl = '' }: Click): boolean =>
  CONSOLE_ORIGINS.some((origin) => pageUrl.startsWith(`${origin}/`));
