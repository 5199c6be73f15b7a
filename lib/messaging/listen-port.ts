import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import { type NewsOf, type PortName, ports, type WishOf } from '../messages.ts';
import { identify } from './sender.ts';

/** The background's end of a port that a page has opened. */
export interface PagePort<N extends PortName> {
  tell(news: NewsOf<N>): void;
  /** Called with what the page posts; what has another shape is dropped. */
  onWish(hear: (wish: WishOf<N>) => void): void;
  /** Aborts when the page is gone. */
  signal: AbortSignal;
}

/**
 * Serves the ports of one name. To be called once, while the background starts. A port that is not
 * for its opener is closed without a word.
 */
export function listenPort<N extends PortName>(name: N, serve: (port: PagePort<N>) => void): void {
  const self = { id: browser.runtime.id, origin: browser.runtime.getURL('/').replace(/\/$/, '') };
  const audience: readonly string[] = ports[name].from;
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== name) return;
    const context = port.sender && identify(port.sender, self);
    if (!context || !audience.includes(context.audience)) port.disconnect();
    else serve(wrap(name, port));
  });
}

function wrap<N extends PortName>(name: N, port: Browser.runtime.Port): PagePort<N> {
  const gone = new AbortController();
  port.onDisconnect.addListener(() => gone.abort());
  return {
    signal: gone.signal,
    tell(news) {
      if (!gone.signal.aborted) port.postMessage(news);
    },
    onWish(hear) {
      port.onMessage.addListener((posted: unknown) => {
        const wish = v.safeParse(ports[name].schema, posted);
        if (wish.success) hear(wish.output as WishOf<N>);
      });
    },
  };
}
