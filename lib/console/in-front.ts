import { instanceIdInText } from './instance-id.ts';
import type { ConsoleLocation } from './location.ts';
import { type RowInstance, readRow } from './read-row.ts';
import { rowAround } from './row-parts.ts';
import { CHOSEN, CHOSEN_ROW } from './selectors.ts';

/**
 * The instance that a person means on a page without clicking on anything of ours: the one that a
 * menu was opened on, that has the focus, whose id is marked, that the page is about, whose row is
 * chosen or under the pointer; else the only one there is. None where that is not clear.
 *
 * @param hosts our buttons on the page, one beside each instance
 * @param pointed where a menu was opened
 */
export function instanceInFront(
  document: Document,
  location: ConsoleLocation,
  hosts: readonly Element[],
  pointed?: Element,
): RowInstance | undefined {
  const rows = hosts.map((host) => ({ host, parts: rowAround(host) ?? [aroundOf(host)] }));

  /** The one instance in whose row this is true of something. */
  const where = (test: (part: Element) => boolean): RowInstance | undefined => {
    const [row, ...others] = rows.filter(({ parts }) => parts.some(test));
    return row && others.length === 0 ? readRow(row.host, location) : undefined;
  };
  const around = (element: Element | null | undefined) =>
    element && where((part) => part.contains(element));
  const named = (instanceId: string): RowInstance | undefined =>
    hosts.map((host) => readRow(host, location)).find((row) => row?.instanceId === instanceId);

  const marked = instanceIdInText(document.getSelection()?.toString() ?? '');
  return (
    around(pointed) ??
    around(focusOf(document)) ??
    (marked === undefined ? undefined : (named(marked) ?? { instanceId: marked })) ??
    ofPage(location, named) ??
    where((part) => part.matches(CHOSEN_ROW) || part.querySelector(CHOSEN) !== null) ??
    where((part) => part.matches(':hover')) ??
    (hosts.length === 1 ? where(() => true) : undefined)
  );
}

/** A page says more of its instance than its address does. */
function ofPage(
  location: ConsoleLocation,
  named: (instanceId: string) => RowInstance | undefined,
): RowInstance | undefined {
  if (location.page !== 'instance') return undefined;
  const { instanceId, regionId } = location;
  return named(instanceId) ?? { instanceId, ...(regionId && { regionId }) };
}

/** Where nothing has the focus, the body has it. */
const focusOf = ({ activeElement, body }: Document): Element | null =>
  activeElement === body ? null : activeElement;

/** Outside of rows, an instance's surroundings are those of its link. */
const aroundOf = (host: Element): Element => host.parentElement ?? host;
