import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/** What an HTTP server's `upgrade` event brings. */
export interface UpgradeRequest {
  request: IncomingMessage;
  socket: Duplex;
  head: Buffer;
}

export interface Upgrades {
  grant(
    upgrade: UpgradeRequest,
    subprotocol: string | undefined,
    opened: (webSocket: WebSocket) => void,
  ): void;
  dispose(): void;
}

/** Grants upgrades with a subprotocol of our choice, even one that the client did not offer. */
export function createUpgrades(): Upgrades {
  const answers = new WeakMap<IncomingMessage, string>();
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // It is only asked if the client offers something, so the answer is given below instead.
    handleProtocols: () => false,
  });
  server.on('headers', (headers, request) => {
    const answer = answers.get(request);
    if (answer !== undefined) headers.push(`Sec-WebSocket-Protocol: ${answer}`);
  });
  return {
    grant({ request, socket, head }, subprotocol, opened) {
      if (subprotocol !== undefined) answers.set(request, subprotocol);
      server.handleUpgrade(request, socket, head, opened);
    },
    dispose: () => server.close(),
  };
}
