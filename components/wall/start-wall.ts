import { connectInventory } from '../../lib/messaging/inventory-port.ts';
import { onVaultNews } from '../../lib/messaging/vault-news.ts';
import { onViewersNews } from '../../lib/messaging/viewers-news.ts';
import { onWallNews } from '../../lib/messaging/wall-news.ts';
import { wakeOnReturn } from '../shared/wake-on-return.ts';
import type { createTurn } from './turn.ts';
import type { WallInventory } from './wall-inventory.ts';
import type { WallState } from './wall-state.ts';
import { watchPage } from './watch-page.ts';

/** Lets a wall live: it hears of what it depends on. Gives back what ends that. */
export function startWall(
  wall: WallState,
  inventory: WallInventory,
  turn: ReturnType<typeof createTurn>,
): () => void {
  const inventoryPort = connectInventory(inventory.hear);
  const stops = [
    wall.run(),
    wakeOnReturn(wall.wake),
    onViewersNews(wall.loadViewers),
    onWallNews(wall.list.load),
    onVaultNews(({ status }) => {
      if (status === 'locked') return;
      wall.unlocked();
      inventoryPort.refresh();
    }),
    watchPage(document, (seen) => {
      wall.isSeen.value = seen;
      if (seen) turn.take();
      else turn.giveBack();
    }),
    turn.giveBack,
    inventoryPort.close,
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
