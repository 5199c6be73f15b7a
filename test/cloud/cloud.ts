import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIdentities } from './api/identities.ts';
import { createScreenshotPace } from './api/screenshot-pace.ts';
import { createApi } from './api/serve.ts';
import { defaultBehaviour, patchBehaviour } from './behaviour.ts';
import { makeCertificates } from './certificates.ts';
import { createConsole } from './console/serve.ts';
import { createControl } from './control.ts';
import { createCredentialsServer } from './credentials-server.ts';
import { createGateway } from './gateway.ts';
import { createGuests } from './guests/create.ts';
import { certificateHosts, chromiumHostRules } from './hosts.ts';
import { createInventory } from './inventory.ts';
import { close, listen } from './listen.ts';
import { createLog } from './log.ts';
import { toInstance } from './machines.ts';
import { createSso } from './sso/serve.ts';
import type { Behaviour, CloudInstance, LogEntry } from './types.ts';
import { createVncProxy } from './vnc/proxy.ts';
import { ACCOUNT, KEYS, WORLD, type World } from './world.ts';

export interface CloudOptions {
  /** `auto` (the default): real VMs where QEMU is installed, the embedded guest elsewhere. */
  guest?: 'qemu' | 'embedded' | 'auto';
  /** 0, the default: any free port. */
  port?: number;
  controlPort?: number;
  /** Changes to the default behaviour, in the form of `PATCH /behaviour`. */
  behaviour?: unknown;
  /** Accounts, keys, roles and machines; the default is world.ts. */
  world?: World;
}

export interface Cloud {
  tlsPort: number;
  controlUrl: string;
  ca: {
    certPem: string;
    certFile: string;
    /** Base64 of the SHA-256 of the leaf's public key. */
    leafSpki: string;
  };
  /** For Chromium's `--host-resolver-rules`. */
  chromiumHostRules: string;
  keys: typeof KEYS;
  /** Which guests the machines are, and why it is not what `auto` would rather have. */
  guest: { kind: 'qemu' | 'embedded'; why?: string };
  /** The machines; the fleet on paper is not among them. */
  instances: readonly CloudInstance[];
  behaviour(): Behaviour;
  /** As `PATCH /behaviour`: throws a BehaviourError, or applies all of it. */
  patch(change: unknown): void;
  log(): readonly LogEntry[];
  dispose(): Promise<void>;
}

/** Starts everything on the loopback address. Guests may still be booting when it resolves. */
export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  const world = options.world ?? WORLD;
  let behaviour = patchBehaviour(defaultBehaviour(), options.behaviour ?? {});
  const dir = await mkdtemp(join(tmpdir(), 'quick-vnc-cloud-'));
  const disposers: (() => void | Promise<void>)[] = [
    () => rm(dir, { recursive: true, force: true }),
  ];
  const dispose = async () => {
    const failures: unknown[] = [];
    for (const step of disposers.splice(0).reverse()) {
      // One part that does not end must not keep the others, a VM above all, alive.
      await Promise.resolve()
        .then(step)
        .catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'The cloud did not end cleanly.');
  };

  try {
    const now = () => Date.now();
    const log = createLog();
    const certificates = await makeCertificates(certificateHosts(), now());
    const certFile = join(dir, 'ca.pem');
    await writeFile(certFile, certificates.caPem);

    const guests = await createGuests({
      plans: world.machines,
      kind: options.guest ?? 'auto',
      dir,
    });
    disposers.push(guests.dispose);
    const machines = world.machines.map((one) =>
      toInstance(one, guests.guests.get(one.instanceId)),
    );
    const inventory = createInventory(machines, () => behaviour.fleet);

    const proxy = createVncProxy({
      behaviour: () => behaviour,
      log: log.add,
      guestOf: (instanceId) => guests.guests.get(instanceId),
      now,
    });
    disposers.push(proxy.dispose);

    const identities = createIdentities(world);
    const api = createApi({
      estate: {
        inventory,
        identities,
        tickets: proxy.tickets,
        screenshotPace: createScreenshotPace(),
        warn: (message) => console.warn(message),
      },
      behaviour: () => behaviour,
      log,
      now,
    });
    const consolePages = await createConsole({
      instancesOf: (regionId) =>
        inventory.all().filter((one) => one.regionId === regionId && one.accountId === ACCOUNT),
    });

    const gateway = createGateway({
      certificates,
      api,
      console: consolePages,
      vnc: proxy,
      sso: createSso({ identities, now }),
      credentials: createCredentialsServer(identities, now),
      log,
      now,
    });
    disposers.push(() => close(gateway));
    const tlsPort = await listen(gateway, options.port ?? 0);

    const guest = { kind: guests.kind, ...(guests.why !== undefined && { why: guests.why }) };
    const patch = (change: unknown) => {
      behaviour = patchBehaviour(behaviour, change);
    };
    const control = createControl({
      behaviour: () => behaviour,
      patch,
      inventory,
      log,
      about: {
        tlsPort,
        caFile: certFile,
        leafSpki: certificates.leafSpki,
        guest,
        keys: world.keys,
      },
      connections: proxy.connections,
      fault: proxy.fault,
    });
    disposers.push(() => close(control));
    const controlPort = await listen(control, options.controlPort ?? 0);

    return {
      tlsPort,
      controlUrl: `http://127.0.0.1:${controlPort}`,
      ca: { certPem: certificates.caPem, certFile, leafSpki: certificates.leafSpki },
      chromiumHostRules: chromiumHostRules(tlsPort),
      keys: KEYS,
      guest,
      instances: machines,
      behaviour: () => behaviour,
      patch,
      log: log.entries,
      dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}
