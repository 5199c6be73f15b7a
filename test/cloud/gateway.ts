import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Duplex } from 'node:stream';
import type { Api } from './api/serve.ts';
import type { Certificates } from './certificates.ts';
import { faceOf } from './hosts.ts';
import type { Log } from './log.ts';

export interface GatewayDeps {
  certificates: Certificates;
  api: Api;
  console: { handle(request: IncomingMessage, response: ServerResponse): void };
  vnc: { handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void };
  sso: { handle(request: IncomingMessage, response: ServerResponse): Promise<void> };
  credentials: { handle(request: IncomingMessage, response: ServerResponse): void };
  log: Log;
  now: () => number;
}

/** The one TLS door: every host name of Alibaba's leads here, and the Host header says whom it is for. */
export function createGateway(deps: GatewayDeps): Server {
  const { leafPem, leafKeyPem } = deps.certificates;
  const server = createServer({ cert: leafPem, key: leafKeyPem });

  server.on('request', (request, response) => {
    const face = faceOf(request.headers.host ?? '');
    if (face?.kind === 'api') void deps.api.handle(request, response, face);
    else if (face?.kind === 'console') deps.console.handle(request, response);
    else if (face?.kind === 'sso') void deps.sso.handle(request, response);
    else if (face?.kind === 'credentials') deps.credentials.handle(request, response);
    else if (face?.kind === 'vnc') {
      refuse(response, 426, 'This host speaks WebSocket only.');
    } else {
      noteStranger(deps, request);
      refuse(response, 421, 'The local cloud does not answer for this host.');
    }
  });

  server.on('upgrade', (request, socket, head) => {
    if (faceOf(request.headers.host ?? '')?.kind === 'vnc') {
      deps.vnc.handleUpgrade(request, socket, head);
      return;
    }
    noteStranger(deps, request);
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\n\r\n');
  });
  return server;
}

/** A request that escaped to another host would be a leak on the real internet: the log shows it. */
function noteStranger(deps: GatewayDeps, request: IncomingMessage): void {
  deps.log.add({
    at: deps.now(),
    type: 'api',
    host: request.headers.host ?? '',
    action: `${request.method} ${request.url}`,
    status: 421,
    verdict: 'unknown-host',
    requestId: randomUUID(),
  });
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain;charset=utf-8' });
  response.end(`${text}\n`);
}
