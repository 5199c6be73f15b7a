import type { IncomingMessage } from 'node:http';
import { defaultBehaviour, patchBehaviour } from '../behaviour.ts';
import { makeCertificates } from '../certificates.ts';
import { createCredentialsServer } from '../credentials-server.ts';
import { createGateway } from '../gateway.ts';
import { certificateHosts } from '../hosts.ts';
import { createInventory } from '../inventory.ts';
import { close, listen } from '../listen.ts';
import { createLog } from '../log.ts';
import { toInstance } from '../machines.ts';
import { createSso } from '../sso/serve.ts';
import type { LogEntry } from '../types.ts';
import { MACHINES, WORLD, type World } from '../world.ts';
import { type FakeGuest, fakeGuest } from './fake-guest.ts';
import { createIdentities } from './identities.ts';
import { createScreenshotPace } from './screenshot-pace.ts';
import { createApi } from './serve.ts';

export interface Harness {
  port: number;
  caPem: string;
  guests: Record<keyof typeof MACHINES, FakeGuest>;
  log(): readonly LogEntry[];
  patch(change: unknown): void;
  /** The server's clock stands still, unless it is moved on. */
  advance(ms: number): void;
  /** Is run on every request between the network and the verifier; `undefined`: on none. */
  alter(change: ((request: IncomingMessage) => void) | undefined): void;
  dispose(): Promise<void>;
}

/** The gateway and the API over real TLS, with guests that only pretend. */
export async function startApi(world: World = WORLD): Promise<Harness> {
  let behaviour = defaultBehaviour();
  let time = Date.now();
  let change: ((request: IncomingMessage) => void) | undefined;
  const now = () => time;
  const log = createLog();
  const guests = {
    text: fakeGuest('Running'),
    graphics: fakeGuest('Running'),
    stopped: fakeGuest('Stopped'),
  };
  const machines = [
    toInstance(MACHINES.text, guests.text),
    toInstance(MACHINES.graphics, guests.graphics),
    toInstance(MACHINES.stopped, guests.stopped),
  ];
  const certificates = await makeCertificates(certificateHosts(), time);
  const identities = createIdentities(world);
  const api = createApi({
    estate: {
      inventory: createInventory(machines, () => behaviour.fleet),
      identities,
      tickets: { issue: (instanceId) => `wss%3A%2F%2Fticket-for-${instanceId}` },
      screenshotPace: createScreenshotPace(),
      warn(message) {
        throw new Error(message);
      },
    },
    behaviour: () => behaviour,
    log,
    now,
  });
  const server = createGateway({
    certificates,
    api,
    log,
    now,
    sso: createSso({ identities, now }),
    credentials: createCredentialsServer(identities, now),
    console: { handle: (_request, response) => void response.end('console') },
    vnc: { handleUpgrade: (_request, socket) => void socket.end('HTTP/1.1 400 Vnc\r\n\r\n') },
  });
  server.prependListener('request', (request: IncomingMessage) => change?.(request));
  const port = await listen(server, 0);

  return {
    port,
    caPem: certificates.caPem,
    guests,
    log: log.entries,
    patch(wanted) {
      behaviour = patchBehaviour(behaviour, wanted);
    },
    advance(ms) {
      time += ms;
    },
    alter(wanted) {
      change = wanted;
    },
    dispose: () => close(server),
  };
}
