import type { InventoryNews } from './inventory-news.ts';
import type { InventoryRow } from './inventory-row.ts';
import type { KnownSources } from './known-sources.ts';
import { ROWS_A_BOX, type RowCache } from './row-cache.ts';
import { type SourceRef, sourceKey } from './source-ref.ts';
import type { SweepEvent } from './sweep.ts';
import type { Checkpoint, SweepState } from './sweep-state.ts';

export interface RecorderParts {
  known: KnownSources;
  cache: Pick<RowCache, 'save' | 'saveCheckpoint'>;
  state: Pick<SweepState, 'checkpoint'>;
  now(): number;
  tell(news: InventoryNews): void;
  /** How many sources are asked. */
  all: number;
  ownerOf(profileId: string): string;
  /** By source key: where sources were cut off, and what they had told. */
  resumed: ReadonlyMap<string, { checkpoint: Checkpoint; rows: InventoryRow[] }>;
}

/** Takes down what a sweep finds: in memory, for those who listen, and in the cache. */
export function createRecorder(parts: RecorderParts) {
  const { known, cache, state, now, tell, all, ownerOf, resumed } = parts;
  const unsaved = new Map<string, { rows: InventoryRow[]; boxes: number }>();
  let done = 0;
  let writes: Promise<void> = Promise.resolve();

  /** One after another. A full disk, or a vault that was locked just now, costs the next start. */
  function write(task: () => Promise<void>): void {
    writes = writes.then(task).catch(() => undefined);
  }

  function begin(ref: SourceRef, isResumed: boolean): void {
    const before = isResumed ? resumed.get(sourceKey(ref)) : undefined;
    known.begin(ref, before?.rows ?? []);
    unsaved.set(sourceKey(ref), { rows: [], boxes: before?.checkpoint.boxes ?? 0 });
    tell({ type: 'source', source: known.one(ref) });
  }

  function page(ref: SourceRef, rows: InventoryRow[], nextToken: string | undefined): void {
    const changed = known.add(ref, rows);
    if (changed.length > 0) tell({ type: 'rows', rows: changed });
    const waiting = unsaved.get(sourceKey(ref));
    waiting?.rows.push(...rows);
    if (!waiting || nextToken === undefined || waiting.rows.length < ROWS_A_BOX) return;
    const { rows: full, boxes } = waiting;
    unsaved.set(sourceKey(ref), { rows: [], boxes: boxes + 1 });
    write(async () => {
      await cache.saveCheckpoint(ref, boxes, full);
      await state.checkpoint(sourceKey(ref), { nextToken, boxes: boxes + 1 });
    });
  }

  function end(ref: SourceRef, outcome: Extract<SweepEvent, { type: 'end' }>['end']): void {
    const gone = known.end(ref, outcome, now());
    done += 1;
    if (gone.length > 0) tell({ type: 'rows', rows: [], gone });
    tell({ type: 'source', source: known.one(ref) });
    tell({ type: 'progress', done, all });
    const kept = known.toCache(ref, ownerOf(ref.profileId));
    if (kept) write(() => cache.save(kept));
  }

  return {
    hear(event: SweepEvent): void {
      const { profileId, regionId } = event.source;
      const ref = { profileId, regionId };
      if (event.type === 'begin') begin(ref, event.resumed);
      if (event.type === 'page') page(ref, event.rows, event.nextToken);
      if (event.type === 'end') end(ref, event.end);
    },
    /** Resolves when all that was heard is written. */
    written: (): Promise<void> => writes,
  };
}
