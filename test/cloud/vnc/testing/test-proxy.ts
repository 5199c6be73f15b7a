import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import { createWebSocketStream, WebSocket } from 'ws';
import { createEmbeddedGuest } from '../../guests/embedded/guest.ts';
import type { Behaviour, Guest, LogEntry } from '../../types.ts';
import { createVncProxy, type VncProxy } from '../proxy.ts';

export type VncBehaviour = Behaviour['vnc'];
export type VncLogEntry = Extract<LogEntry, { type: 'vnc' }>;

const DEFAULT_VNC: VncBehaviour = {
  subprotocol: 'echo',
  origin: 'any',
  security: 'none',
  secondClient: 'share',
  ticketTtlMs: 15_000,
  ticketReuse: false,
  idleMs: 300_000,
  idleCounts: 'input',
  reconnectsPerMinute: 30,
  link: { rttMs: 0, bytesPerSecond: null, jitterMs: 0 },
};

export const INSTANCE = 'i-proxytest';

export interface TestConnection {
  webSocket: WebSocket;
  /** The WebSocket's bytes. Its errors are left to the test to see in how the WebSocket closes. */
  stream: Duplex;
}

/** A proxy on a loopback port with one embedded guest behind it, and a clock that only the test moves. */
export interface TestProxy {
  proxy: VncProxy;
  guest: Guest;
  vnc: VncBehaviour;
  log: VncLogEntry[];
  /** Moves the proxy's clock forward. */
  advance(ms: number): void;
  /** The address on this machine for a fresh ticket. */
  ticketAddress(): string;
  /** Connects with a fresh ticket, or with the address given. Rejects with `status 403` and such. */
  connect(options?: {
    address?: string;
    protocols?: string[];
    origin?: string;
  }): Promise<TestConnection>;
  dispose(): Promise<void>;
}

export async function startTestProxy(switches: Partial<VncBehaviour> = {}): Promise<TestProxy> {
  const vnc = { ...DEFAULT_VNC, ...switches };
  const behaviour: Behaviour = {
    vnc,
    api: { latencyMs: 0, clockSkewMs: 0, failNext: [], callsPerMinute: null },
    fleet: { instances: 0, regions: [], accounts: 1 },
  };
  const guest = createEmbeddedGuest({ instanceId: INSTANCE, screen: 'text' });
  await guest.start();
  await guest.ready();
  const log: VncLogEntry[] = [];
  let clock = Date.UTC(2026, 0, 1);
  const proxy = createVncProxy({
    behaviour: () => behaviour,
    log(entry) {
      if (entry.type === 'vnc') log.push(entry);
    },
    guestOf: (instanceId) => (instanceId === INSTANCE ? guest : undefined),
    now: () => clock,
  });
  const server = createServer().on('upgrade', proxy.handleUpgrade);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const clients = new Set<WebSocket>();

  function ticketAddress(): string {
    const url = new URL(decodeURIComponent(proxy.tickets.issue(INSTANCE)));
    return `ws://127.0.0.1:${port}${url.pathname}${url.search}`;
  }

  return {
    proxy,
    guest,
    vnc,
    log,
    advance(ms) {
      clock += ms;
    },
    ticketAddress,
    connect({ address = ticketAddress(), protocols = ['binary'], origin } = {}) {
      const client = new WebSocket(address, protocols, origin === undefined ? {} : { origin });
      clients.add(client);
      // From the start: the server's first words may come with its answer to the upgrade.
      const stream = createWebSocketStream(client).on('error', () => {});
      return new Promise((resolve, reject) => {
        client.on('open', () => resolve({ webSocket: client, stream }));
        client.on('unexpected-response', (_request, response) => {
          reject(new Error(`status ${response.statusCode}`));
        });
        client.on('error', reject);
      });
    },
    async dispose() {
      for (const client of clients) client.terminate();
      proxy.dispose();
      await guest.dispose();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Resolves with the code and the reason when the WebSocket has closed. */
export function closingOf(client: WebSocket): Promise<{ code: number; reason: string }> {
  return new Promise((resolve) => {
    client.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
}

/** A proxy that is disposed of when the running test has finished. */
export async function proxyForTest(switches: Partial<VncBehaviour> = {}): Promise<TestProxy> {
  const proxy = await startTestProxy(switches);
  onTestFinished(() => proxy.dispose());
  return proxy;
}
