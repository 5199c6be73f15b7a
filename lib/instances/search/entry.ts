import { instanceKey } from '../../instance-ref.ts';
import type { InventoryRow } from '../inventory-row.ts';
import type { Facet } from './facet.ts';
import { initialsOf, readingsOf } from './pinyin.ts';

/** A row, prepared for the search. */
export interface Entry {
  row: InventoryRow;
  /** `instanceKey` of the row. */
  key: string;
  facet: Facet;
  /**
   * What the row does not share, in lower case and each part on a line: its name, the pinyin of
   * that, its id, its addresses and its tags.
   */
  text: string;
  /** Where in `text` the name ends, its pinyin, the id, and the addresses. */
  ends: readonly [name: number, pinyin: number, id: number, ips: number];
  /** The order of names: by pinyin, and 2 before 10. */
  order: string;
}

/** How many digits a number in a name has at most, to be ordered as a number. */
const DIGITS = 10;

export function makeEntry(row: InventoryRow, facet: Facet): Entry {
  const readings = readingsOf(row.name);
  const name = row.name.toLowerCase();
  const pinyin = readings
    .map((reading) => initialsOf(row.name, reading))
    .concat(readings)
    .map((parts) => parts.join(''));
  const ips = [...row.publicIps, ...row.privateIps];
  const tags = row.tags.map(([key, value]) => tagText(key, value).toLowerCase());
  const nameEnd = name.length;
  const pinyinEnd = nameEnd + lengthOf(pinyin);
  const idEnd = pinyinEnd + lengthOf([row.instanceId]);
  return {
    row,
    key: instanceKey(row),
    facet,
    text: [name, ...pinyin, row.instanceId, ...ips, ...tags].join('\n'),
    ends: [nameEnd, pinyinEnd, idEnd, idEnd + lengthOf(ips)],
    order: (readings[0]?.join('') ?? name).replace(/\d+/g, (digits) =>
      digits.padStart(DIGITS, '0'),
    ),
  };
}

/** How much longer a text gets by these lines. */
const lengthOf = (lines: readonly string[]): number =>
  lines.reduce((sum, line) => sum + 1 + line.length, 0);

/** A tag as it is shown, and as it can be typed. */
export const tagText = (key: string, value: string): string =>
  value === '' ? key : `${key}:${value}`;
