import type { Client } from '../../../lib/aliyun/client.ts';
import type { Sleep } from '../../../lib/aliyun/wait.ts';
import type { Boxes } from '../../../lib/instances/boxes.ts';
import { createInventory, type InventoryChange } from '../../../lib/instances/inventory.ts';
import { createRowCache } from '../../../lib/instances/row-cache.ts';
import { createSealedBoxes } from '../../../lib/instances/sealed-boxes.ts';
import type { SweepLimits } from '../../../lib/instances/sweep-limits.ts';
import { createSweepState } from '../../../lib/instances/sweep-state.ts';
import type { ProfileSummary } from '../../../lib/profiles/profile.ts';
import { type ByteVault, VaultError } from '../../../lib/profiles/vault.ts';
import type { VaultState } from '../../../lib/profiles/vault-state.ts';
import { memoryArea } from '../memory-area.ts';
import { type FakeRegion, fakeFleet } from './fake-fleet.ts';
import { memoryBoxes } from './memory-boxes.ts';
import { virtualTime } from './virtual-time.ts';

const LIMITS: SweepLimits = {
  perAccount: 3,
  total: 4,
  callsPerWindow: 50,
  windowMs: 1_000,
  throttles: 2,
};

/** A profile whose id is that of the account which its key opens. */
export const profile = (id: string, more: Partial<ProfileSummary> = {}): ProfileSummary => ({
  id,
  name: id,
  colour: 'grey',
  regionIds: ['r-0'],
  source: { mode: 'AK', accessKeyId: id },
  ...more,
});

/** One browser: its disk, its memory, and a background that may stop and start. */
export function setUpBrowser(
  regions: FakeRegion[],
  profiles: ProfileSummary[] = [...new Set(regions.map(({ account }) => account))].map((id) =>
    profile(id),
  ),
) {
  const time = virtualTime(1_000_000);
  const fleet = fakeFleet(regions, { time });
  const boxes = memoryBoxes();
  const session = memoryArea();
  const vault = fakeVault();

  function start() {
    const life = mortal();
    const inventory = createInventory({
      client: life.client(fleet.client),
      credentialsOf: (id) => async () => {
        if (vault.isLocked) throw new VaultError('locked');
        return { accessKeyId: id, accessKeySecret: 'secret' };
      },
      profiles: { list: async () => ({ profiles: structuredClone(profiles) }) },
      vault,
      cache: createRowCache(createSealedBoxes(life.boxes(boxes), vault)),
      state: createSweepState(session),
      limits: LIMITS,
      now: time.now,
      sleep: life.sleep(time.sleep),
      random: () => 0,
    });
    const heard: InventoryChange[] = [];
    inventory.onChange((change) => heard.push(change));
    return { inventory, heard, die: life.end };
  }

  const wait = (ms: number) => time.run(time.sleep(ms, new AbortController().signal));
  return { time, fleet, boxes, session, vault, profiles, start, wait };
}

/** Seals nothing: what sealing is worth is tested with the vault itself. */
function fakeVault() {
  const state = (): VaultState => ({
    status: fake.isLocked ? 'locked' : 'unlocked',
    autoLockMinutes: 0,
  });
  const pass: ByteVault['sealBytes'] = async (pieces) => {
    if (fake.isLocked) throw new VaultError('locked');
    return pieces.map(({ bytes }) => bytes);
  };
  const fake = { isLocked: false, state: async () => state(), sealBytes: pass, openBytes: pass };
  return fake;
}

/** What a background does until it is stopped, and never finishes after that. */
function mortal() {
  const never = new Promise<never>(() => undefined);
  let isAlive = true;
  const whileAlive = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!isAlive) return never;
    const result = await work();
    return isAlive ? result : never;
  };
  return {
    end: () => {
      isAlive = false;
    },
    client: ({ call }: Client): Client => ({ call: (request) => whileAlive(() => call(request)) }),
    sleep:
      (sleep: Sleep): Sleep =>
      (ms, signal) =>
        whileAlive(() => sleep(ms, signal)),
    boxes: (boxes: Boxes): Boxes => ({
      ...boxes,
      replace: (...change) => whileAlive(() => boxes.replace(...change)),
    }),
  };
}
