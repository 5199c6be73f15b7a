import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { moveInGrid } from './grid-keys.ts';
import type { Tile } from './tile.ts';
import { TileView, tileId } from './tile-view.tsx';
import type { WallInventory } from './wall-inventory.ts';
import type { WallState } from './wall-state.ts';

interface TileGridProps {
  wall: WallState;
  inventory: WallInventory;
  /** The name of a tile's instance, if anybody knows it. */
  nameOf: (tile: Tile) => string | undefined;
}

/** All tiles. Tab leads to one of them, the arrows lead from there to the others. */
export function TileGrid({ wall, inventory, nameOf }: TileGridProps) {
  const grid = useRef<HTMLUListElement>(null);
  const { list } = wall;
  const tiles = list.tiles.value;
  const current = list.current.value;

  function remove(tile: Tile): void {
    list.remove(tile);
    focusTile(list.current.value);
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (!current || !isTileButton(event.target)) return;
    const index = tiles.indexOf(current);
    const target = moveInGrid(event, index, tiles.length, columnsOf(grid.current));
    if (target !== undefined) focusTile(tiles[target]);
    else if (event.key === 'Delete') remove(current);
    else return;
    event.preventDefault();
  };

  return (
    <ul ref={grid} class="tile-grid" aria-label={i18n.t('wall.list')} onKeyDown={onKeyDown}>
      {tiles.map((tile) => (
        <TileView
          key={tile.key}
          tile={tile}
          name={nameOf(tile) ?? tile.instance.instanceId}
          status={inventory.rowOf(tile.key)?.status}
          profile={wall.profiles.value.find(({ id }) => id === tile.instance.profileId)}
          isCurrent={tile === current}
          onTakeOver={() => wall.takeOver(tile, nameOf(tile))}
          onRemove={() => remove(tile)}
          onFocus={() => {
            list.currentKey.value = tile.key;
          }}
        />
      ))}
    </ul>
  );
}

const isTileButton = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.classList.contains('tile-open');

/** The grid makes as many as fit. */
function columnsOf(grid: HTMLElement | null): number {
  return grid ? getComputedStyle(grid).gridTemplateColumns.split(' ').length : 1;
}

/** Moves the keyboard to a tile; the tile says that it is the current one when it has the focus. */
export function focusTile(tile: Tile | undefined): void {
  if (tile) document.getElementById(tileId(tile))?.focus();
}
