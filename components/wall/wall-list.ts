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

  const current = computed(
    () => tiles.value.find(({ key }) => key === currentKey.value) ?? tiles.value[0],
  );
  const isFull = computed(() => tiles.value.length >= WALL_MAX);

  /** Reads what is kept: another page's wall may have changed it. */
  async function load(): Promise<void> {
    const answer = await ask('wall.instances', {});
    problem.value = answer.ok ? undefined : answer.problem;
    if (!answer.ok) return;
    names.value = new Map([
      ...names.value,
      ...answer.value.flatMap(({ instance, name }) =>
        name === undefined ? [] : [[instanceKey(instance), name] as const],
      ),
    ]);
    const before = new Map(tiles.value.map((tile) => [tile.key, tile]));
    const now = answer.value.map(
      ({ instance }) => before.get(instanceKey(instance)) ?? makeTile(instance),
    );
    show(now);
    isLoaded.value = true;
  }

  /** Those that are gone let go, once nothing has them connect again. */
  function show(next: readonly Tile[]): void {
    const gone = tiles.value.filter((tile) => !next.includes(tile));
    tiles.value = next;
    for (const tile of gone) tile.reset();
  }

  async function change(next: readonly Tile[]): Promise<void> {
    show(next);
    const answer = await ask('wall.keep', { instances: next.map(({ instance }) => instance) });
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
