import { computed, signal } from '@preact/signals';
import { type InstanceRef, instanceKey, machineKey } from '../../lib/instance-ref.ts';
import type { Problem } from '../../lib/problem.ts';
import { WALL_MAX } from '../../lib/wall.ts';
import type { Ask } from '../shared/ask.ts';
import type { Tile } from './tile.ts';

/** Which tiles there are, in their order, and which of them the keyboard is on. */
export function createWallList(ask: Ask, makeTile: (instance: InstanceRef) => Tile) {
  const tiles = signal<readonly Tile[]>([]);
  /** What instances were called when they were opened last, by their keys. */
  const names = signal<ReadonlyMap<string, string>>(new Map());
  const isLoaded = signal(false);
  const problem = signal<Problem>();
  const currentKey = signal<string>();
  /** What was removed last, until something else changes. */
  const removed = signal<{ tile: Tile; index: number }>();

  /** Our own changes: what is read while one is under way may be older than it. */
  let begun = 0;
  let done = 0;

  const current = computed(
    () => tiles.value.find(({ key }) => key === currentKey.value) ?? tiles.value[0],
  );
  const isFull = computed(() => tiles.value.length >= WALL_MAX);

  /** Reads what is kept, which another page may have changed. */
  async function load(): Promise<void> {
    const before = begun;
    const answer = await ask('wall.instances', {});
    if (begun !== before || begun !== done) return;
    problem.value = answer.ok ? undefined : answer.problem;
    if (!answer.ok) return;
    names.value = new Map([
      ...names.value,
      ...answer.value.flatMap(({ instance, name }) =>
        name === undefined ? [] : [[instanceKey(instance), name] as const],
      ),
    ]);
    const shown = new Map(tiles.value.map((tile) => [tile.key, tile]));
    show(
      answer.value.map(({ instance }) => shown.get(instanceKey(instance)) ?? makeTile(instance)),
    );
    isLoaded.value = true;
  }

  /** Those that are gone let go, once nothing has them connect again. */
  function show(next: readonly Tile[]): void {
    const gone = tiles.value.filter((tile) => !next.includes(tile));
    tiles.value = next;
    for (const tile of gone) tile.reset();
  }

  async function change(next: readonly Tile[]): Promise<void> {
    begun += 1;
    show(next);
    const answer = await ask('wall.keep', { instances: next.map(({ instance }) => instance) });
    done += 1;
    problem.value = answer.ok ? undefined : answer.problem;
  }

  /** The tile that shows the machine, through whichever profile: a second one would fight it. */
  const tileOf = (instance: InstanceRef): Tile | undefined =>
    tiles.value.find((tile) => machineKey(tile.instance) === machineKey(instance));

  return {
    tiles,
    names,
    isLoaded,
    problem,
    current,
    currentKey,
    isFull,
    removed,
    tileOf,
    load,
    async add(instance: InstanceRef): Promise<void> {
      if (isFull.value || tileOf(instance)) return;
      removed.value = undefined;
      const tile = makeTile(instance);
      currentKey.value = tile.key;
      await change([...tiles.value, tile]);
    },
    async remove(tile: Tile): Promise<void> {
      const index = tiles.value.indexOf(tile);
      if (index < 0) return;
      const rest = tiles.value.toSpliced(index, 1);
      removed.value = { tile, index };
      currentKey.value = (rest[index] ?? rest.at(-1))?.key;
      await change(rest);
    },
    /** Puts back what was removed last. */
    async undo(): Promise<void> {
      const last = removed.value;
      if (!last || isFull.value) return;
      removed.value = undefined;
      currentKey.value = last.tile.key;
      await change(tiles.value.toSpliced(last.index, 0, last.tile));
    },
  };
}
