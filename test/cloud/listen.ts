import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on the loopback address only. Resolves to the port, which is any free one for 0. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(inUse(port)) : error);
    });
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Ends a server with all its connections, also those in the middle of something. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

function inUse(port: number): string {
  return `Port ${port} of this machine is in use. Choose another one, or 0 for any that is free.`;
}
