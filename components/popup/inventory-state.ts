import { batch, computed, signal } from '@preact/signals';
import { type InstanceRef, instanceKey } from '../../lib/instance-ref.ts';
import type { InventoryNews, InventorySource } from '../../lib/instances/inventory-news.ts';
import type { Words } from '../../lib/instances/search/facet.ts';
import { createIndex } from '../../lib/instances/search/search-index.ts';
import { createSearcher } from '../../lib/instances/search/searcher.ts';

/** `starting` until the background says what there is. */
type Phase = 'starting' | 'locked' | 'no-profile' | 'listing';

interface Marks {
  pinned: readonly string[];
  recent: readonly string[];
  open: readonly string[];
}

/** All that the background has told so far. */
interface Told {
  phase: Phase;
  index: ReturnType<typeof createIndex>;
  search: ReturnType<typeof createSearcher>;
  marks: Marks;
  sources: Map<string, InventorySource>;
  progress?: { done: number; all: number };
}

type Hear = { [T in InventoryNews['type']]: (news: Extract<InventoryNews, { type: T }>) => void };

/** So many rows are taken in between two frames: with 10,000 at once the page would stand still. */
const ROWS_A_FRAME = 1000;

/**
 * What the background has told of the inventory. News come in bursts: `later` says when the next of
 * them are taken in and shown.
 */
export function createInventoryState(words: Words, later: (show: () => void) => void) {
  let told = nothing('starting');

  const phase = signal<Phase>('starting');
  const marks = signal<Marks>(told.marks);
  const sources = signal<readonly InventorySource[]>([]);
  const progress = signal<Told['progress']>();
  const total = signal(0);
  /** What searches the rows that are shown; another one after every change. */
  const search = signal((query: string) => told.search(query, []));

  const isDone = computed(() => {
    const { done, all } = progress.value ?? { done: 0, all: 1 };
    return done >= all;
  });

  function nothing(phase: Phase): Told {
    const index = createIndex([], words);
    const marks = { pinned: [], recent: [], open: [] };
    return { phase, index, search: createSearcher(index), marks, sources: new Map() };
  }

  const hearOf: Hear = {
    start({ pinned, recent, open }) {
      told = { ...nothing('listing'), marks: { pinned, recent, open } };
    },
    marks({ pinned, recent, open }) {
      told.marks = { pinned, recent, open };
    },
    rows({ rows, gone = [] }) {
      if (gone.length > 0) told.index.remove(gone);
      told.index.add(rows);
    },
    source({ source }) {
      told.sources.set(`${source.profileId}/${source.regionId}`, source);
    },
    progress({ done, all }) {
      told.progress = { done, all };
    },
    locked() {
      told = nothing('locked');
    },
    'no-profile'() {
      told = nothing('no-profile');
    },
  };

  const untold: InventoryNews[] = [];
  let isWaiting = false;

  function showLater(): void {
    if (isWaiting || untold.length === 0) return;
    isWaiting = true;
    later(() => {
      isWaiting = false;
      if (takeIn()) batch(show);
      showLater();
    });
  }

  /** The next of what was told: after a start its first rows alone. True if it is to be shown. */
  function takeIn(): boolean {
    let rows = 0;
    let isStart = false;
    let isWorthShowing = false;
    while (rows < ROWS_A_FRAME) {
      const news = untold.shift();
      if (!news) break;
      (hearOf[news.type] as (news: InventoryNews) => void)(news);
      if (news.type === 'rows') rows += isStart ? ROWS_A_FRAME : news.rows.length;
      isStart = news.type === 'start';
      // Rows follow a start, and until they are there those of before may stay.
      isWorthShowing ||= !isStart || phase.value !== 'listing';
    }
    return isWorthShowing;
  }

  function show(): void {
    const { pinned, recent } = told.marks;
    const first = [...pinned, ...recent];
    const find = told.search;
    phase.value = told.phase;
    marks.value = told.marks;
    sources.value = [...told.sources.values()];
    progress.value = told.progress;
    total.value = told.index.entries().length;
    search.value = (query) => find(query, first);
  }

  return {
    phase,
    marks,
    sources,
    progress,
    /** Everything was asked that is to be asked. */
    isDone,
    /** How many instances there are. */
    total,
    search,
    hear(news: InventoryNews): void {
      untold.push(news);
      showLater();
    },
    /** Prepares the next search, which otherwise the next key would pay for. */
    warmUp(): void {
      told.index.columns();
    },
    isPinned: (instance: InstanceRef) => marks.value.pinned.includes(instanceKey(instance)),
  };
}
