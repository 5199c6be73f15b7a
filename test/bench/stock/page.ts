/** The peer: stock noVNC and nothing else. Runs in a page of its own; see `serve.ts`. */
import Rfb from '@novnc/novnc';

declare global {
  interface Window {
    /** `floods`: asks for updates all the time, to find out how many the server has to give. */
    startStock(url: string, floods: boolean): void;
  }
}

/** Well below the server's refresh of 30 ms. */
const FLOOD_MS = 8;

window.startStock = (url, floods) => {
  const socket = new WebSocket(url);
  const rfb = new Rfb(document.body, socket, { shared: true });
  rfb.scaleViewport = true;
  if (!floods) return;
  setInterval(() => {
    if (socket.readyState !== WebSocket.OPEN || rfb._fbWidth === 0) return;
    Rfb.messages.fbUpdateRequest(rfb._sock, true, 0, 0, rfb._fbWidth, rfb._fbHeight);
  }, FLOOD_MS);
};

// A page that was given its ticket beforehand asks nobody for it.
const given = decodeURIComponent(location.hash.slice(1));
if (given) window.startStock(given, false);
