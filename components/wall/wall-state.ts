import { computed, effect, signal } from '@preact/signals';
import { type InstanceRef, machineKey } from '../../lib/instance-ref.ts';
import type { Problem } from '../../lib/problem.ts';
import type { ProfileSummary } from '../../lib/profiles/profile.ts';
import type { Ask } from '../shared/ask.ts';
import { planTiles, type TileFacts } from './plan-tiles.ts';
import type { Tile, TileDeps } from './tile.ts';
import type { Turn } from './turn.ts';
import { createWallList } from './wall-list.ts';

export interface WallDeps {
  ask: Ask;
  makeTile(instance: InstanceRef, events: Pick<TileDeps, 'onViewerOpen'>): Tile;
}

export type WallState = ReturnType<typeof createWallState>;

/** The wall: its tiles, and what decides which of them are connected. */
export function createWallState({ ask, makeTile }: WallDeps) {
  const list = createWallList(ask, (instance) => makeTile(instance, { onViewerOpen: loadViewers }));
  const profiles = signal<readonly ProfileSummary[]>([]);
  /** The machines that have a viewer. */
  const viewers = signal<ReadonlySet<string>>(new Set());
  /** Whether anybody can see the page. */
  const isSeen = signal(false);
  const turn = signal<Turn>('none');
  /** Why a viewer could not be opened. */
  const openProblem = signal<{ tile: Tile; problem: Problem }>();

  const mayShow = computed(() => isSeen.value && turn.value === 'mine');

  const factsOf = ({ instance, onScreen, isLeaving, session }: Tile): TileFacts => ({
    onScreen: onScreen.value,
    inViewer: isLeaving.value || viewers.value.has(machineKey(instance)),
    session: session.value,
  });

  async function loadViewers(): Promise<void> {
    const answer = await ask('viewers.list', {});
    if (!answer.ok) return;
    const open = new Set(answer.value.map(({ instance }) => machineKey(instance)));
    viewers.value = open;
    resetEnded(
      ({ kind }, { instance }) => kind === 'viewer-open' && !open.has(machineKey(instance)),
    );
  }

  /** Lets tiles begin anew whose end is over and done with. */
  function resetEnded(isOver: (problem: Problem, tile: Tile) => boolean): void {
    for (const tile of list.tiles.value) {
      const { value: session } = tile.session;
      if (session.name === 'ended' && session.problem && isOver(session.problem, tile))
        tile.reset();
    }
  }

  return {
    list,
    profiles,
    isSeen,
    turn,
    openProblem,
    loadViewers,
    async load(): Promise<void> {
      const [, , answer] = await Promise.all([
        list.load(),
        loadViewers(),
        ask('profiles.list', {}),
      ]);
      if (answer.ok) profiles.value = answer.value.profiles;
    },
    /** The vault was unlocked. */
    unlocked: () => resetEnded(({ kind }) => kind === 'vault-locked'),
    wake(networkIsBack: boolean): void {
      for (const tile of list.tiles.value) tile.wake(networkIsBack);
    },
    /** Opens the tile's viewer, or shows the one that is open. The tile lets go of the screen first. */
    async takeOver(tile: Tile, name?: string): Promise<void> {
      if (tile.isLeaving.value) return;
      list.currentKey.value = tile.key;
      openProblem.value = undefined;
      tile.isLeaving.value = true;
      const answer = await ask('open', { ...tile.instance, ...(name !== undefined && { name }) });
      await loadViewers();
      tile.isLeaving.value = false;
      if (!answer.ok) openProblem.value = { tile, problem: answer.problem };
    },
    /** Has the tiles connect and let go from now on. Gives back what ends that. */
    run: (): (() => void) =>
      effect(() => {
        const tiles = list.tiles.value;
        const orders = planTiles(tiles.map(factsOf), mayShow.value);
        for (const [index, order] of orders.entries()) tiles[index]?.follow(order);
      }),
  };
}
