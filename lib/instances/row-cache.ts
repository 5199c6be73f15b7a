import type { InventoryRow } from './inventory-row.ts';
import type { Standing } from './rest.ts';
import type { SealedBoxes } from './sealed-boxes.ts';
import { type SourceRef, sourceKey } from './source-ref.ts';
import type { SweepEnd } from './sweep.ts';

/** What is kept of a source from one opening to the next. */
export interface CachedSource extends SourceRef, Standing {
  /** Whose key it was asked with: another one sees other instances. */
  owner: string;
  end: SweepEnd;
  rows: InventoryRow[];
}

/** The regions of a profile, when (ms since the epoch) and with whose key they were asked for. */
export interface CachedRegions {
  owner: string;
  checkedAt: number;
  regionIds: string[];
}

/** Of another form than this, what lies there is as good as nothing. */
const FORM = 1;

/** Rows in one box: some hundred kilobytes, which a page or a worker takes without a pause. */
export const ROWS_A_BOX = 1000;

interface Head extends Omit<CachedSource, 'rows'> {
  form: typeof FORM;
  /** The first rows; the others lie in `boxes` more. */
  rows: InventoryRow[];
  boxes: number;
}

const pathOf = (ref: SourceRef) => `${sourceKey(ref)}/`;
const headOf = (ref: SourceRef) => `${pathOf(ref)}head`;
const moreOf = (ref: SourceRef, index: number) => `${pathOf(ref)}rows/${index}`;
const nextOf = (ref: SourceRef, index: number) => `${pathOf(ref)}next/${index}`;
/** No region's id looks like this: those have a hyphen. */
const regionsOf = (profileId: string) => `${profileId}/regions/`;
const TOTAL = 'total';

/** What the inventory keeps on the disk, sealed. All that seals or opens may throw a `VaultError`. */
export function createRowCache(boxes: SealedBoxes) {
  async function read(refs: readonly SourceRef[]): Promise<CachedSource[]> {
    const heads = (await boxes.get(refs.map(headOf))).filter(isHead);
    const keys = heads.flatMap((head) => indexes(head.boxes).map((index) => moreOf(head, index)));
    const more = (await boxes.get(keys)) as InventoryRow[][];
    return heads.map(({ form: _, boxes: count, rows, ...head }) => ({
      ...head,
      rows: [rows, ...more.splice(0, count)].flat(),
    }));
  }

  return {
    read,

    /** The sources that something is kept of. */
    async sources(): Promise<SourceRef[]> {
      return (await boxes.keys()).flatMap((key) => {
        const [profileId = '', regionId = '', kind] = key.split('/');
        return kind === 'head' ? [{ profileId, regionId }] : [];
      });
    },

    /** Takes the place of all that was kept of the source, checkpoints included. */
    save({ rows, ...source }: CachedSource): Promise<void> {
      const [first = [], ...more] = chunks(rows);
      const head: Head = { ...source, form: FORM, rows: first, boxes: more.length };
      return boxes.replace(pathOf(source), [
        [headOf(source), head],
        ...more.map((chunk, index) => [moreOf(source, index), chunk] as const),
      ]);
    },

    /** Keeps rows of a source that is not at its end, for the case that the background stops. */
    saveCheckpoint: (ref: SourceRef, index: number, rows: InventoryRow[]): Promise<void> =>
      boxes.replace(nextOf(ref, index), [[nextOf(ref, index), rows]]),

    /** The rows of so many checkpoints; undefined if one of them is gone. */
    async checkpoints(ref: SourceRef, count: number): Promise<InventoryRow[] | undefined> {
      const kept = await boxes.get(indexes(count).map((index) => nextOf(ref, index)));
      return kept.every(Array.isArray) ? (kept as InventoryRow[][]).flat() : undefined;
    },

    async regions(profileId: string): Promise<CachedRegions | undefined> {
      const [list] = await boxes.get([`${regionsOf(profileId)}list`]);
      return (list ?? undefined) as CachedRegions | undefined;
    },
    saveRegions: (profileId: string, list: CachedRegions): Promise<void> =>
      boxes.replace(regionsOf(profileId), [[`${regionsOf(profileId)}list`, list]]),

    /** How many rows there are in all: told before they are read. */
    total: async (): Promise<number> => Number((await boxes.get([TOTAL]))[0] ?? 0),
    saveTotal: (total: number): Promise<void> => boxes.replace(TOTAL, [[TOTAL, total]]),

    remove: (ref: SourceRef): Promise<void> => boxes.remove(pathOf(ref)),
    /** Removes what belongs to any other profile. */
    async keepOnly(profileIds: readonly string[]): Promise<void> {
      const owners = new Set((await boxes.keys()).map((key) => key.split('/', 1).join()));
      for (const owner of owners) {
        if (owner !== TOTAL && !profileIds.includes(owner)) await boxes.remove(`${owner}/`);
      }
    },
    clear: boxes.clear,
  };
}

export type RowCache = ReturnType<typeof createRowCache>;

const isHead = (value: unknown): value is Head => (value as Head | undefined)?.form === FORM;

const indexes = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

function chunks(rows: readonly InventoryRow[]): InventoryRow[][] {
  return indexes(Math.ceil(rows.length / ROWS_A_BOX)).map((index) =>
    rows.slice(index * ROWS_A_BOX, (index + 1) * ROWS_A_BOX),
  );
}
