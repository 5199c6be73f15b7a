import { LayoutGrid } from 'lucide-preact';
import { useEffect, useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { WALL_MAX } from '../../lib/wall.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { regionName } from '../shared/region-name.ts';
import { statusWord } from '../shared/status-dot.tsx';
import { AddInstance } from './add-instance.tsx';
import { startWall } from './start-wall.ts';
import type { Tile } from './tile.ts';
import { focusTile, TileGrid } from './tile-grid.tsx';
import { createTurn } from './turn.ts';
import { UndoBar } from './undo-bar.tsx';
import { createWallInventory } from './wall-inventory.ts';
import { WallNotices } from './wall-notices.tsx';
import type { WallState } from './wall-state.ts';
import './wall.css';

/** The whole page: live screens beside each other, only to look at. */
export function WallPage({ wall }: { wall: WallState }) {
  const { list } = wall;
  const inventory = useMemo(() => createWallInventory(wordsOf(wall)), [wall]);
  const turn = useMemo(() => turnOf(wall), [wall]);

  useEffect(() => {
    // First the profiles: rows are found by their names.
    const loaded = wall.load().then(() => startWall(wall, inventory, turn));
    return () => {
      loaded.then((stop) => stop());
    };
  }, [wall, inventory, turn]);

  const nameOf = (tile: Tile): string | undefined =>
    inventory.rowOf(tile.key)?.name ?? list.names.value.get(tile.key);

  async function undo(): Promise<void> {
    await list.undo();
    focusTile(list.current.value);
  }

  const removed = list.removed.value;
  const hasProfile = inventory.state.value !== 'no-profile';
  const isEmpty = hasProfile && list.isLoaded.value && list.tiles.value.length === 0;
  return (
    <div class="wall">
      <header class="wall-header">
        <div>
          <h1>{i18n.t('wall.title')}</h1>
          <p>{i18n.t('wall.hint')}</p>
        </div>
        <AddInstance wall={wall} inventory={inventory} />
      </header>
      <main class="wall-main">
        <WallNotices wall={wall} inventory={inventory} onSeize={turn.seize} />
        {list.tiles.value.length > 0 && (
          <TileGrid wall={wall} inventory={inventory} nameOf={nameOf} />
        )}
        {isEmpty && <Empty />}
      </main>
      {removed && (
        <UndoBar name={nameOf(removed.tile) ?? removed.tile.instance.instanceId} onUndo={undo} />
      )}
      {list.tiles.value.length > 0 && <KeyHints />}
    </div>
  );
}

const wordsOf = ({ profiles }: WallState) => ({
  region: regionName,
  status: statusWord,
  profile: (profileId: string) => profiles.value.find(({ id }) => id === profileId)?.name ?? '',
});

const turnOf = (wall: WallState) =>
  createTurn(navigator.locks, (turn) => {
    wall.turn.value = turn;
  });

function Empty() {
  return (
    <EmptyState
      icon={<LayoutGrid size={28} aria-hidden />}
      title={i18n.t('wall.empty.title')}
      text={i18n.t('wall.empty.text', [WALL_MAX])}
    />
  );
}

function KeyHints() {
  return (
    <footer class="wall-hints">
      <kbd>←</kbd>
      <kbd>↑</kbd>
      <kbd>↓</kbd>
      <kbd>→</kbd> {i18n.t('wall.hintMove')}
      <kbd>Enter</kbd> {i18n.t('wall.hintTakeOver')}
      <kbd>Delete</kbd> {i18n.t('wall.hintRemove')}
    </footer>
  );
}
