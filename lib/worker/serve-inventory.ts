import { instanceKey } from '../instance-ref.ts';
import type { Inventory, InventoryChange } from '../instances/inventory.ts';
import type { Pins } from '../instances/pins.ts';
import type { PagePort } from '../messaging/listen-port.ts';
import type { ProfileStore } from '../profiles/store.ts';
import type { ManagedVault } from '../profiles/vault/create.ts';
import type { Recent } from '../viewers/recent.ts';
import type { Registry } from '../viewers/registry.ts';

export interface InventoryServerParts {
  inventory: Pick<Inventory, 'first' | 'rows' | 'sources' | 'refresh' | 'onChange'>;
  vault: Pick<ManagedVault, 'state'>;
  profiles: Pick<ProfileStore, 'list'>;
  pins: Pick<Pins, 'all'>;
  recent: Pick<Recent, 'all'>;
  registry: Pick<Registry, 'all'>;
  /** Hears when pins or viewers have changed; gives what ends that. */
  onMarks(listener: () => void): () => void;
}

/** As many rows as a page can take in without a pause. */
const CHUNK = 1000;

/** How many of the recent instances are looked for before all others. */
const FIRST_RECENT = 20;

/** Tells pages of the inventory: what is known at once, then what a refresh finds. */
export function createInventoryServer(parts: InventoryServerParts) {
  const { inventory, vault, profiles, pins, recent, registry, onMarks } = parts;

  async function marks() {
    const [pinned, opened, viewers] = await Promise.all([pins.all(), recent.all(), registry.all()]);
    return {
      pinned,
      recent: opened.map(({ instance }) => instanceKey(instance)),
      open: [...new Set(viewers.map(({ instance }) => instanceKey(instance)))],
    };
  }

  /** What stands in the way of an inventory. */
  async function obstacle(): Promise<'locked' | 'no-profile' | undefined> {
    if ((await vault.state()).status === 'locked') return 'locked';
    return (await profiles.list()).profiles.length === 0 ? 'no-profile' : undefined;
  }

  return (port: PagePort<'inventory'>): void => {
    /** Changes that came before what they change was told; undefined while there is nothing. */
    let early: InventoryChange[] | undefined;
    let isTold = false;
    let last = Promise.resolve();

    /** One after another: each replaces what the one before has told. */
    function show(): void {
      last = last.then(showNow, showNow);
    }

    async function showNow(): Promise<void> {
      isTold = false;
      early = [];
      const [type, marked] = await Promise.all([obstacle(), marks()]);
      if (type) return port.tell({ type });
      const keys = [...marked.pinned, ...marked.recent.slice(0, FIRST_RECENT)];
      const { rows, total } = await inventory.first(keys);
      port.tell({ type: 'start', total, ...marked });
      if (rows.length > 0) port.tell({ type: 'rows', rows });
      await showAll();
      inventory.refresh();
    }

    async function showAll(): Promise<void> {
      const [rows, sources] = await Promise.all([inventory.rows(), inventory.sources()]);
      for (let from = 0; from < rows.length; from += CHUNK) {
        port.tell({ type: 'rows', rows: rows.slice(from, from + CHUNK) });
      }
      for (const source of sources) port.tell({ type: 'source', source });
      isTold = true;
      for (const change of early ?? []) pass(change);
      early = undefined;
    }

    function pass(change: InventoryChange): void {
      if (change.type === 'reset') show();
      else if (isTold) port.tell(change);
      else early?.push(change);
    }

    const ends = [
      inventory.onChange(pass),
      onMarks(async () => {
        if (isTold) port.tell({ type: 'marks', ...(await marks()) });
      }),
    ];
    port.signal.addEventListener('abort', () => {
      for (const end of ends) end();
    });
    port.onWish(() => {
      if (isTold) inventory.refresh({ everything: true });
      else show();
    });
    show();
  };
}
