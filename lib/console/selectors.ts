/**
 * Everything that we know about the console's markup, in one place. The live list could not be
 * opened while this was written, so each entry names the library it was seen in: rendered from
 * Alibaba's npm packages on 2026-11-24, unless it says otherwise. Fusion's class prefix (`next-`) is
 * each application's choice, its `data-next-table-*` attributes are not.
 */

/** Ours: marks the host of a button, so that a pass over the page finds what is there already. */
export const MARKER = 'data-quick-vnc';

/** Any library: an instance's own page, in paths and in hash routes (public links, 2025). */
export const INSTANCE_LINK = 'a[href*="/server/i-"]';

/** Any library with tables, and grids that follow ARIA. */
export const ROW = 'tr, [role="row"]';

/** Any library: the heads of a table's columns. */
export const HEADER = 'th, [role="columnheader"]';

/**
 * `@alifd/next` 1.27, `Table` with `lock`: it draws the locked columns again in these, on top of
 * the first ones, and only these can be clicked. `StickyLock` and ali-react-table need no copies.
 */
export const LOCKED_COPY = '[class*="-table-lock-left"], [class*="-table-lock-right"]';

/** `@alifd/next` 1.27: the element that holds a table and the copies of its locked columns. */
export const LOCK_ROOT =
  ':has(> [class*="-table-lock-left"]), :has(> [class*="-table-lock-right"])';

/** `@alifd/next` 1.27: a cell's row in the data. It pairs a row with its copies, nothing else. */
export const ROW_INDEX = 'data-next-table-row';

/** `@alicloud/console-components-actions` 2.0: what a row offers to do. */
export const ACTIONS = '.wind-rc-actions';

/** Any library: what can be clicked in a cell. */
export const CONTROL = 'button, a, [role="button"]';

/** Any library: a control that is switched off. */
export const DISABLED = ':disabled, [aria-disabled="true"], [class*="disabled"]';

/** Any library: text in a cell that is no part of what the cell says. */
export const NOT_TEXT = `button, [role="button"], [role="tooltip"], script, style, [${MARKER}]`;

/** Any library with real inputs (Fusion hides them, and keeps them), and grids that follow ARIA. */
export const CHOSEN =
  'input[type="checkbox"]:checked, input[type="radio"]:checked, [aria-checked="true"]';
export const CHOSEN_ROW = '[aria-selected="true"]';

/** Fusion's overlays and the frame around the page: a link in them is not the list's. */
export const OUTSIDE_LIST =
  'nav, header, [role="dialog"], [role="tooltip"], [role="menu"], [class*="-overlay-wrapper"]';

/** Fusion's overlays: a page's own header may be a `<header>`, which the list's never is. */
export const OVERLAY =
  'nav, [role="dialog"], [role="tooltip"], [role="menu"], [class*="-overlay-wrapper"]';

/** Any library: what names the page, and so the instance that a page is about. */
export const HEADING = 'h1, h2, [role="heading"]';

/** Head of the id's column (help pages of both sites, 2021 to 2026). */
export const ID_HEADER = /^(?:实例\s*ID|執行個體\s*ID|Instance\s*ID)/i;

/** Head of the actions' column (the same pages). */
export const ACTIONS_HEADER = /^(?:操作|Actions?)$/i;

/** Head of the state's column, or its label on an instance's own page (the same pages). */
export const STATUS_HEADER = /^(?:(?:实例)?(?:状态|狀態)|Status)\s*[:：]?$/i;

/** How a state that has no screen begins; an economical mode may be named after it (the same pages). */
export const STOPPED = /^(?:已停止|Stopped)/i;

/** The action that ours belongs beside (the same pages). */
export const CONNECT = /^(?:远程连接|遠端連線|Connect)$/i;
