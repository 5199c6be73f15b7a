import type { TestProject } from 'vitest/node';
import { type Cloud, startCloud } from '../cloud/cloud.ts';
import { ensureBuild } from './build.ts';

/** What a test needs to know to talk to the local cloud, as plain data. */
export interface CloudAddress {
  controlUrl: string;
  tlsPort: number;
  /** The PEM file of the local cloud's CA. */
  caFile: string;
  chromiumHostRules: string;
  guest: 'qemu' | 'embedded';
}

declare module 'vitest' {
  interface ProvidedContext {
    cloud: CloudAddress;
    /** The folder of the production build for this project's browser. */
    extension: string;
  }
}

/** Before a browser project: builds the extension, starts a local cloud, waits for its machines. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide(
    'extension',
    await ensureBuild(project.name === 'firefox' ? 'firefox' : 'chrome'),
  );
  const cloud = await startCloud();
  await machinesReady(cloud);
  project.provide('cloud', {
    controlUrl: cloud.controlUrl,
    tlsPort: cloud.tlsPort,
    caFile: cloud.ca.certFile,
    chromiumHostRules: cloud.chromiumHostRules,
    guest: cloud.guest.kind,
  });
  return () => cloud.dispose();
}

/** Otherwise the first test would pay for the boot. */
async function machinesReady(cloud: Cloud): Promise<void> {
  const running = cloud.instances.flatMap(({ guest }) =>
    guest?.state() === 'Running' || guest?.state() === 'Starting' ? [guest] : [],
  );
  await Promise.all(running.map((guest) => guest.ready())).catch(async (error: unknown) => {
    await cloud.dispose();
    throw error;
  });
}
