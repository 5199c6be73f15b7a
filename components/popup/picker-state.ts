import { computed, signal } from '@preact/signals';
import { type InstanceRef, instanceKey } from '../../lib/instance-ref.ts';
import type { InventoryNews } from '../../lib/instances/inventory-news.ts';
import type { InventoryRow } from '../../lib/instances/inventory-row.ts';
import type { Entry } from '../../lib/instances/search/entry.ts';
import type { Words } from '../../lib/instances/search/facet.ts';
import { wordsOf } from '../../lib/instances/search/query.ts';
import type { connectInventory } from '../../lib/messaging/inventory-port.ts';
import type { Problem } from '../../lib/problem.ts';
import type { ProfileSummary } from '../../lib/profiles/profile.ts';
import { WALL_MAX } from '../../lib/wall.ts';
import type { Ask } from '../shared/ask.ts';
import { createInventoryState } from './inventory-state.ts';

interface PickerParts {
  ask: Ask;
  connect: typeof connectInventory;
  /** What regions and statuses are called in the person's language. */
  words: Omit<Words, 'profile'>;
  /** When what has come is shown: the next frame. */
  later(show: () => void): void;
}

/** An instance's whole id, typed in: such a one may be opened though nothing is known of it. */
const WHOLE_ID = /^i-[a-z0-9]{8,30}$/;

/** The picker: what was typed, what that finds, which row is chosen, and what is done with it. */
export function createPickerState({ ask, connect, words, later }: PickerParts) {
  const profiles = signal<ReadonlyMap<string, ProfileSummary>>(new Map());
  const known: Words = { ...words, profile: (id) => profiles.value.get(id)?.name ?? id };
  const inventory = createInventoryState(known, later);

  const query = signal('');
  const typed = computed(() => wordsOf(query.value));
  const results = computed(() => inventory.search.value(query.value));
  /** The key of the row that was moved to; without one, the first row is the chosen one. */
  const movedTo = signal<string>();
  const activeIndex = computed(() => {
    const { value: key } = movedTo;
    const index = key === undefined ? -1 : results.value.findIndex((entry) => entry.key === key);
    return Math.max(index, 0);
  });
  const active = computed<Entry | undefined>(() => results.value[activeIndex.value]);
  /** Grows when the chosen row is to be brought into view. */
  const reveal = signal(0);

  const opening = signal(false);
  const failed = signal<{ problem: Problem; retry: () => Promise<boolean> }>();

  /** What was typed, if it is the id of an instance that nobody knows. */
  const unknownId = computed(() => {
    const [id = ''] = typed.value;
    return results.value.length === 0 && WHOLE_ID.test(id) ? id : undefined;
  });

  let connection: ReturnType<typeof connect> | undefined;
  /** News that wait: rows need the names of their profiles. */
  let held: InventoryNews[] | undefined;
  let isTold = false;

  async function start(): Promise<void> {
    // Both are asked for at once.
    connection = connect(hear);
    await readProfiles();
  }

  function hear(news: InventoryNews): void {
    // What was told before is void, and it may be a profile that has changed.
    if (news.type === 'start' && isTold && !held) readProfiles();
    isTold ||= news.type === 'start';
    if (held) held.push(news);
    else inventory.hear(news);
  }

  async function readProfiles(): Promise<void> {
    held = [];
    const answer = await ask('profiles.list', {});
    if (!answer.ok) failed.value = { problem: answer.problem, retry: restart };
    else profiles.value = new Map(answer.value.profiles.map((profile) => [profile.id, profile]));
    const news = held;
    held = undefined;
    news.forEach(inventory.hear);
  }

  async function restart(): Promise<boolean> {
    connection?.close();
    failed.value = undefined;
    await start();
    return false;
  }

  function type(text: string): void {
    query.value = text;
    movedTo.value = undefined;
    reveal.value += 1;
  }

  function moveTo(index: number): void {
    movedTo.value = results.value[index]?.key;
    reveal.value += 1;
  }

  /** Opens a viewer; true once it is there, and the popup may go. */
  async function open(wanted: Partial<InstanceRef> & { instanceId: string }, more = {}) {
    if (opening.value) return false;
    failed.value = undefined;
    opening.value = true;
    const answer = await ask('open', { ...wanted, ...more });
    opening.value = false;
    if (!answer.ok) failed.value = { problem: answer.problem, retry: () => open(wanted, more) };
    return answer.ok && answer.value === 'opened';
  }

  return {
    ...inventory,
    profiles,
    words: known,
    query,
    typed,
    results,
    active,
    activeIndex,
    reveal,
    opening,
    failed,
    unknownId,
    start,
    type,
    moveTo,
    refresh: () => connection?.refresh(),
    open: (row: InventoryRow, { another = false } = {}) =>
      open(refOf(row), { name: row.name, ...(another && { another }) }),
    openUnknown: (instanceId: string) => open({ instanceId }),
    /** Puts an instance last on the wall, if there is room for it. */
    async addToWall(row: InventoryRow): Promise<'added' | 'full' | 'failed'> {
      const kept = await ask('wall.instances', {});
      if (!kept.ok) return 'failed';
      const others = kept.value.map(({ instance }) => instance);
      if (others.some((other) => instanceKey(other) === instanceKey(row))) return 'added';
      if (others.length >= WALL_MAX) return 'full';
      const answer = await ask('wall.keep', { instances: [...others, refOf(row)] });
      return answer.ok ? 'added' : 'failed';
    },
    async togglePin(row: InventoryRow): Promise<void> {
      const answer = await ask('pins.toggle', { instance: refOf(row) });
      if (!answer.ok) failed.value = { problem: answer.problem, retry: async () => false };
    },
  };
}

export type PickerState = ReturnType<typeof createPickerState>;

export const refOf = ({ profileId, regionId, instanceId }: InventoryRow): InstanceRef => ({
  profileId,
  regionId,
  instanceId,
});
