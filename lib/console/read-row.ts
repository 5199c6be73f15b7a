import { createCellFinder } from './columns.ts';
import { instanceIdInLink } from './instance-id.ts';
import { type ConsoleLocation, regionIdInLink } from './location.ts';
import { readPage } from './page-place.ts';
import { identify, instanceLinks, onlyOne, type RowIdentity, textsOf } from './row-identity.ts';
import { rowAround } from './row-parts.ts';
import { ID_HEADER } from './selectors.ts';

/** What a row says about its instance. */
export interface RowInstance {
  instanceId: string;
  regionId?: string;
  name?: string;
}

/** What a message may carry as a name (`lib/messages.ts`). */
const NAME_MAX = 256;

/**
 * Reads the row around a button. Only what the row says at the moment of the click counts: tables
 * move rows and leave foreign nodes where they were, so a button may have changed its instance
 * since it was put there (measured with Fusion without `primaryKey`).
 *
 * A list can mix regions, so the link's region goes before the page's.
 */
export function readRow(host: Element, location: ConsoleLocation): RowInstance | undefined {
  const cellOf = createCellFinder();
  const parts = location.page === 'list' ? rowAround(host) : undefined;
  const identity = parts ? identify(parts, cellOf) : linkedBefore(host);
  if (!identity) return parts ? undefined : readPage(host, location);

  const { instanceId, source } = identity;
  const regionId =
    regionIdInLink(source.getAttribute('href') ?? '') ??
    (location.page === 'other' ? undefined : location.regionId);
  const cell =
    parts?.map((part) => cellOf(part, ID_HEADER)).find((candidate) => candidate) ??
    source.parentElement;
  const name = cell ? nameIn(cell, instanceId) : undefined;
  return { instanceId, ...(regionId && { regionId }), ...(name && { name }) };
}

/** Outside of the list's rows, the link that the button was put behind must still be there. */
function linkedBefore(host: Element): RowIdentity | undefined {
  const before = host.previousElementSibling;
  if (!before?.matches('a')) return before ? onlyOne(instanceLinks(before)) : undefined;
  const instanceId = instanceIdInLink(before.getAttribute('href') ?? '');
  return instanceId ? { instanceId, source: before } : undefined;
}

/** The id's cell holds the name too: the first text that is not the id. */
function nameIn(cell: Element, instanceId: string): string | undefined {
  const name = textsOf(cell).find((text) => !text.includes(instanceId));
  return name?.slice(0, NAME_MAX);
}
