import type { ConsoleLocation } from './location.ts';
import type { Place } from './place.ts';
import { findPlaces } from './rows.ts';
import { MARKER } from './selectors.ts';

/** What has to be done so that every row of instances has its button, once, and nothing else has. */
interface Changes {
  add: Place[];
  remove: Element[];
}

/**
 * Compares the page with what it should be and changes nothing itself. Once its changes are made,
 * the next pass asks for none.
 *
 * @param isOurs tells our living buttons from those of an earlier script, and from copies that the
 *   page made of its rows: both are marked and do nothing.
 */
export function reconcile(
  document: Document,
  location: ConsoleLocation,
  isOurs: (host: Element) => boolean,
): Changes {
  const places = location.page === 'list' ? findPlaces(document) : [];
  const kept = new Set<Element>();
  const add = places.filter((place) => {
    const host = [...place.container.children].find(
      (child) => child.hasAttribute(MARKER) && isOurs(child) && !kept.has(child),
    );
    if (host) kept.add(host);
    return !host;
  });
  const remove = [...document.querySelectorAll(`[${MARKER}]`)].filter((host) => !kept.has(host));
  return { add, remove };
}
