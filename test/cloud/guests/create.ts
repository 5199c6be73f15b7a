import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Guest, GuestPlan } from '../types.ts';
import { createEmbeddedGuest } from './embedded/guest.ts';
import { buildInitramfs } from './initramfs.ts';
import { prepareKernels } from './kernel.ts';
import { createQemuGuest } from './qemu.ts';
import { requireQemuPrograms } from './qemu-requirements.ts';

export interface GuestFleet {
  /** By instance ID. */
  guests: Map<string, Guest>;
  kind: Guest['kind'];
  /** Why there are embedded guests where `auto` was asked for. */
  why?: string;
  dispose(): Promise<void>;
}

/**
 * Makes the machines of the local cloud and starts those that are to run, all at once; it does not
 * wait until they are up (`Guest.ready` does). `dir` gets their files; removing it is the caller's.
 * With `qemu` it rejects with a sentence that says what is missing, with `auto` it makes embedded
 * guests instead.
 */
export async function createGuests(options: {
  plans: GuestPlan[];
  kind: Guest['kind'] | 'auto';
  dir: string;
}): Promise<GuestFleet> {
  const { plans, kind, dir } = options;
  if (kind === 'embedded') return embeddedFleet(plans);
  try {
    return await qemuFleet(plans, dir);
  } catch (error) {
    if (kind === 'qemu') throw error;
    return { ...embeddedFleet(plans), why: error instanceof Error ? error.message : String(error) };
  }
}

function embeddedFleet(plans: GuestPlan[]): GuestFleet {
  return fleetOf(plans, 'embedded', createEmbeddedGuest);
}

async function qemuFleet(plans: GuestPlan[], dir: string): Promise<GuestFleet> {
  const { busybox } = await requireQemuPrograms();
  await mkdir(dir, { recursive: true });
  const initramfs = join(dir, 'initramfs.cpio');
  const [kernels] = await Promise.all([
    prepareKernels({ screens: plans.map(({ screen }) => screen) }),
    buildInitramfs(busybox).then((archive) => writeFile(initramfs, archive)),
  ]);
  return fleetOf(plans, 'qemu', (plan) => {
    const kernel = kernels.get(plan.screen);
    if (kernel === undefined) throw new Error(`There is no kernel for a ${plan.screen} screen.`);
    return createQemuGuest({ ...plan, initramfs, kernel, dir: join(dir, plan.instanceId) });
  });
}

function fleetOf(
  plans: GuestPlan[],
  kind: Guest['kind'],
  create: (plan: GuestPlan) => Guest,
): GuestFleet {
  const guests = new Map(plans.map((plan) => [plan.instanceId, create(plan)]));
  for (const { instanceId, running } of plans) {
    // A machine that does not come up says so to whoever waits for it with `ready`.
    if (running)
      guests
        .get(instanceId)
        ?.start()
        .catch(() => {});
  }
  return {
    guests,
    kind,
    async dispose() {
      await Promise.all([...guests.values()].map((guest) => guest.dispose()));
    },
  };
}
