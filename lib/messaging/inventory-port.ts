import { browser } from 'wxt/browser';
import type { InventoryNews } from '../instances/inventory-news.ts';
import type { PortName, WishOf } from '../messages.ts';

const NAME = 'inventory' satisfies PortName;

export interface InventoryConnection {
  /** Asks every region now, those that rest included. */
  refresh(): void;
  close(): void;
}

/**
 * Hears of the inventory until it is closed; connecting alone has it refreshed. A background that
 * stops in the middle is started again and goes on where it was. One that stops when all is told
 * may rest, and is started by the next `refresh`: a page that lies open must not keep it alive.
 */
export function connectInventory(onNews: (news: InventoryNews) => void): InventoryConnection {
  let port = open();

  function open() {
    const opened = browser.runtime.connect({ name: NAME });
    let isHalfTold = false;
    opened.onMessage.addListener((news: InventoryNews) => {
      isHalfTold = staysHalfTold(isHalfTold, news);
      onNews(news);
    });
    opened.onDisconnect.addListener(() => {
      // Without any news the background does not want us: asking again would not help.
      port = isHalfTold ? open() : undefined;
    });
    return opened as typeof opened | undefined;
  }

  return {
    refresh() {
      const wish: WishOf<typeof NAME> = { type: 'refresh' };
      if (port) port.postMessage(wish);
      else port = open();
    },
    close() {
      // Our own end of the port hears nothing of this.
      port?.disconnect();
      port = undefined;
    },
  };
}

function staysHalfTold(before: boolean, news: InventoryNews): boolean {
  if (news.type === 'start') return true;
  if (news.type === 'progress') return news.done < news.all;
  return before && news.type !== 'locked' && news.type !== 'no-profile';
}
