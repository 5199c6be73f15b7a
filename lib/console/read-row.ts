import { createCellFinder } from './columns.ts';
import { type ConsoleLocation, regionIdInLink } from './location.ts';
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
  const parts = rowAround(host);
  const identity = parts ? identify(parts, cellOf) : linkedBeside(host);
  if (!identity) return undefined;

  const { instanceId, source } = identity;
  const regionId =
    regionIdInLink(source.getAttribute('href') ?? '') ??
    (location.page === 'list' ? location.regionId : undefined);
  const cell =
    parts?.map((part) => cellOf(part, ID_HEADER)).find((candidate) => candidate) ??
    source.parentElement;
  const name = cell ? nameIn(cell, instanceId) : undefined;
  return { instanceId, ...(regionId && { regionId }), ...(name && { name }) };
}

/** Where there is no row, the link that the button was put beside must still be there. */
function linkedBeside(host: Element): RowIdentity | undefined {
  return host.parentElement ? onlyOne(instanceLinks(host.parentElement)) : undefined;
}

/** The id's cell holds the name too: the first text that is not the id. */
function nameIn(cell: Element, instanceId: string): string | undefined {
  const name = textsOf(cell).find((text) => !text.includes(instanceId));
  return name?.slice(0, NAME_MAX);
}
