/**
 * Runs inside the console's page, in place of the content script or beside it, so that `lib/console`
 * is tested on real layouts without an extension.
 */
import { instanceInFront } from '../../lib/console/in-front.ts';
import { readLocation } from '../../lib/console/location.ts';
import { type RowInstance, readRow } from '../../lib/console/read-row.ts';
import { reconcile } from '../../lib/console/reconcile.ts';
import { MARKER } from '../../lib/console/selectors.ts';

/** A button that a person can see and hit. */
interface SeenButton {
  read: RowInstance | undefined;
  /** The id that stands in the same line on the screen. */
  seenId: string | undefined;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

export interface Probe {
  pass(): { added: number; removed: number };
  /** How many buttons are missing or too many. */
  wrong(): number;
  /** Every button on the page, as a click on it would read its row. */
  reads(): (RowInstance | undefined)[];
  seen(): SeenButton[];
  /** The instance that a person means; `pointed` selects where a menu was opened. */
  inFront(pointed?: string): RowInstance | undefined;
}

const hosts = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(`[${MARKER}]`)];
const here = () => readLocation(window.location.href);
const changes = () => reconcile(document, here(), () => true);

window.probe = {
  pass() {
    const { add, remove } = changes();
    for (const host of remove) host.remove();
    for (const { container, after, itemClass } of add) {
      const host = document.createElement('span');
      host.setAttribute(MARKER, '');
      host.className = itemClass;
      host.textContent = 'VNC';
      container.insertBefore(host, after?.nextSibling ?? null);
    }
    return { added: add.length, removed: remove.length };
  },
  wrong() {
    const { add, remove } = changes();
    return add.length + remove.length;
  },
  reads: () => hosts().map((host) => readRow(host, here())),
  inFront: (pointed) =>
    instanceInFront(
      document,
      here(),
      hosts(),
      (pointed && document.querySelector(pointed)) || undefined,
    ),
  seen: () =>
    hosts().flatMap((host) => {
      const { left, top, width, height } = host.getBoundingClientRect();
      const y = top + height / 2;
      const hit = document.elementFromPoint(left + width / 2, y) === host;
      return hit ? [{ read: readRow(host, here()), seenId: idInLine(y) }] : [];
    }),
};

/** What a person reads at the left of a line; the id stands over the name, so above its middle. */
function idInLine(y: number): string | undefined {
  const left = document.querySelector('main h1')?.getBoundingClientRect().left ?? 0;
  for (const above of [10, 6, 14, 20, 0]) {
    const text = document.elementFromPoint(left + 40, y - above)?.textContent?.trim() ?? '';
    if (/^i-[a-z0-9]+$/.test(text)) return text;
  }
  return undefined;
}
