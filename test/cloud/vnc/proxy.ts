import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Behaviour, Fault, Guest, LogEntry, TicketOffice } from '../types.ts';
import { createAdmission } from './admission.ts';
import { type Connection, openConnection } from './connection.ts';
import { inflictFault } from './faults.ts';
import { refuseUpgrade } from './refusal.ts';
import { createTicketBooth } from './tickets.ts';
import { createUpgrades } from './upgrades.ts';

export interface VncProxyDeps {
  /** The switches as they stand now: asked for again at every decision. */
  behaviour(): Behaviour;
  log(entry: LogEntry): void;
  guestOf(instanceId: string): Guest | undefined;
  now(): number;
  /** The city in the proxy's host name; `hz` (Hangzhou) for all if not given. */
  cityOf?(instanceId: string): string;
}

export interface LiveConnection {
  connection: number;
  instanceId: string;
  since: number;
}

export interface VncProxy {
  tickets: TicketOffice;
  /** For the `upgrade` event of an HTTP server: grants or refuses the WebSocket. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Inflicts a fault on one instance's connections or machine, or on all that are connected. */
  fault(fault: Fault): Promise<void>;
  connections(): LiveConnection[];
  dispose(): void;
}

/** The stand-in for Alibaba Cloud's VNC proxy: RFB over WebSocket, let in by one-time tickets. */
export function createVncProxy(deps: VncProxyDeps): VncProxy {
  const { behaviour, log, guestOf, now, cityOf = () => 'hz' } = deps;
  const booth = createTicketBooth({ behaviour, now, cityOf });
  const live = new Map<number, LiveConnection & { wire: Connection }>();
  const wiresOf = (instanceId?: string) =>
    [...live.values()]
      .filter((entry) => instanceId === undefined || entry.instanceId === instanceId)
      .map(({ wire }) => wire);
  const admit = createAdmission({
    behaviour,
    booth,
    guestOf,
    isConnected: (instanceId) => wiresOf(instanceId).length > 0,
    now,
  });
  const upgrades = createUpgrades();
  let lastConnection = 0;
  let restartsUntil = 0;

  function handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    lastConnection += 1;
    const connection = lastConnection;
    const verdict =
      now() < restartsUntil
        ? ({ ok: false, refusal: { status: 503, detail: 'the proxy restarts' } } as const)
        : admit(request);
    const { origin } = request.headers;
    const entry = {
      type: 'vnc' as const,
      connection,
      ...('instanceId' in verdict ? { instanceId: verdict.instanceId } : {}),
      ...(origin === undefined ? {} : { origin }),
    };
    // A client that leaves in the middle of the handshake is no error of ours.
    socket.on('error', () => {});

    if (!verdict.ok) {
      log({ ...entry, at: now(), event: 'refused', detail: verdict.refusal.detail });
      refuseUpgrade(socket, verdict.refusal);
      return;
    }
    const { instanceId, subprotocol } = verdict;

    function opened(webSocket: WebSocket, guest: Duplex): void {
      log({ ...entry, at: now(), event: 'open', detail: `subprotocol ${subprotocol ?? '(none)'}` });
      if (behaviour().vnc.secondClient === 'kick-first') {
        for (const wire of wiresOf(instanceId)) wire.close(1000, 'another client connected');
      }
      const wire = openConnection({
        webSocket,
        socket,
        guest,
        behaviour,
        now,
        onEnd(end) {
          live.delete(connection);
          log({ ...entry, at: now(), event: 'end', ...end });
        },
      });
      live.set(connection, { connection, instanceId, since: now(), wire });
    }

    verdict.guest.connectRfb().then(
      (guest) => {
        socket.on('close', () => guest.destroy());
        upgrades.grant({ request, socket, head }, subprotocol, (webSocket) =>
          opened(webSocket, guest),
        );
      },
      () => {
        log({ ...entry, at: now(), event: 'refused', detail: 'the machine does not answer' });
        refuseUpgrade(socket, { status: 502, detail: 'the machine does not answer' });
      },
    );
  }

  return {
    tickets: booth,
    handleUpgrade,
    async fault(fault) {
      const connected = new Set([...live.values()].map((entry) => entry.instanceId));
      const instanceIds = fault.instanceId === undefined ? [...connected] : [fault.instanceId];
      await inflictFault(fault, {
        wires: wiresOf(fault.instanceId),
        everyWire: wiresOf(),
        guests: instanceIds.flatMap((instanceId) => guestOf(instanceId) ?? []),
        refuseFor(ms) {
          restartsUntil = now() + ms;
        },
      });
    },
    connections: () =>
      [...live.values()].map(({ connection, instanceId, since }) => ({
        connection,
        instanceId,
        since,
      })),
    dispose() {
      for (const wire of wiresOf()) wire.reset('the proxy was disposed of');
      upgrades.dispose();
    },
  };
}
