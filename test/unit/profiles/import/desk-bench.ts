import { createSealedMap } from '../../../../lib/profiles/credentials/sealed-map.ts';
import { createImportDesk, type WaitingPlan } from '../../../../lib/profiles/import/import-desk.ts';
import { createProfileStore } from '../../../../lib/profiles/store.ts';
import { storedMap } from '../../../../lib/storage-area.ts';
import { memoryArea } from '../../memory-area.ts';
import { newDisk, start } from '../vault/bench.ts';
import { NOW } from './plan-of.ts';

/** A desk on a real store and a real vault, in memory. */
export function deskBench() {
  const disk = newDisk();
  const session = memoryArea();
  const vault = start(disk, { session });
  const profiles = createProfileStore(disk.local, vault);
  const desk = createImportDesk({
    profiles,
    plans: createSealedMap<WaitingPlan>(storedMap(session, 'imports'), vault, 'import'),
    newId: () => crypto.randomUUID(),
    now: () => NOW,
  });
  return { local: disk.local, session, profiles, desk };
}
