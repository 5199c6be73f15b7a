import { getInstanceScreenshot } from '../aliyun/ecs-screenshot.ts';
import { sleep } from '../aliyun/wait.ts';
import { createBoxes } from '../instances/boxes.ts';
import { createInventory, type Inventory, type InventoryParts } from '../instances/inventory.ts';
import { createRowCache } from '../instances/row-cache.ts';
import { createScreenshots, type Screenshots } from '../instances/screenshots.ts';
import { createSealedBoxes } from '../instances/sealed-boxes.ts';
import { SWEEP_LIMITS } from '../instances/sweep-limits.ts';
import { createSweepState } from '../instances/sweep-state.ts';
import type { ManagedVault } from '../profiles/vault/create.ts';
import type { Area } from '../storage-area.ts';
import { instanceTarget } from '../viewers/instance-target.ts';

/** Somebody looks at a row: long enough for one more try after the 10 s that a picture may take. */
const PICTURE_DEADLINE_MS = 15_000;

export interface InventoryServicesParts
  extends Pick<InventoryParts, 'client' | 'credentialsOf' | 'profiles'> {
  vault: ManagedVault;
  session: Area;
  /** Alibaba's time as far as it is known, ms since the epoch. */
  now(): number;
}

/** The inventory and the pictures of its instances' screens, on the browser's own parts. */
export function createInventoryServices(parts: InventoryServicesParts): {
  inventory: Inventory;
  screenshots: Screenshots;
} {
  const { client, vault, session, now } = parts;
  const inventory = createInventory({
    ...parts,
    sleep,
    random: Math.random,
    limits: SWEEP_LIMITS,
    cache: createRowCache(createSealedBoxes(createBoxes(), vault)),
    state: createSweepState(session),
  });
  const screenshots = createScreenshots({
    async take(instance, options) {
      const target = await instanceTarget(parts, instance);
      const patient = { ...target, deadlineMs: PICTURE_DEADLINE_MS };
      return getInstanceScreenshot(client, patient, instance.instanceId, options);
    },
    now,
    sleep: (ms) => sleep(ms, new AbortController().signal),
  });
  return { inventory, screenshots };
}
