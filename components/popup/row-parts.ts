import type { InventoryRow } from '../../lib/instances/inventory-row.ts';
import type { Words } from '../../lib/instances/search/facet.ts';
import { type Range, reasonsOf } from '../../lib/instances/search/highlight.ts';

/** A text, and which places of it are to be marked. */
export interface MarkedText {
  text: string;
  ranges: readonly Range[];
}

/** The texts of a row in the list. */
export interface RowParts {
  name: MarkedText;
  id: MarkedText;
  region: MarkedText;
  status: MarkedText;
  /** The addresses, or what else was the reason of the match. */
  detail: MarkedText;
}

/** What fits beside the id. */
const SHOWN_IPS = 2;

/**
 * What a row says, with the reason of its match marked. A reason that is in none of the parts that
 * always show, such as a tag, takes the place of the addresses.
 */
export function rowParts(row: InventoryRow, typed: readonly string[], words: Words): RowParts {
  const reasons = typed.length > 0 ? reasonsOf(row, typed, words) : [];
  const marked = (text: string): MarkedText => ({
    text,
    ranges: reasons.find((reason) => reason.text === text)?.ranges ?? [],
  });
  const shown = {
    name: marked(row.name),
    id: marked(row.instanceId),
    region: marked(words.region(row.regionId) ?? row.regionId),
    status: marked(words.status(row.status)),
  };
  const texts = new Set(Object.values(shown).map(({ text }) => text));
  const hidden = reasons.find(({ text }) => !texts.has(text));
  return { ...shown, detail: hidden ?? { text: addresses(row), ranges: [] } };
}

const addresses = ({ publicIps, privateIps }: InventoryRow): string =>
  [...publicIps, ...privateIps].slice(0, SHOWN_IPS).join('  ');
