import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Why a WebSocket upgrade is not granted. */
export interface Refusal {
  status: 400 | 403 | 404 | 429 | 502 | 503;
  detail: string;
}

/** Answers an upgrade request with a plain HTTP error and closes its socket. */
export function refuseUpgrade(socket: Duplex, { status, detail }: Refusal): void {
  const body = `${detail}\n`;
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Connection: close',
      'Content-Type: text/plain; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
