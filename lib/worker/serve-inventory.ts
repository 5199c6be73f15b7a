import { instanceKey } from '../instance-ref.ts';
import type { PagePort } from '../messaging/listen-port.ts';
import type { ProfileStore } from '../profiles/store.ts';
import type { ManagedVault } from '../profiles/vault/create.ts';
import type { Recent } from '../viewers/recent.ts';
import type { Registry } from '../viewers/registry.ts';

export interface InventoryParts {
  vault: Pick<ManagedVault, 'state'>;
  profiles: Pick<ProfileStore, 'list'>;
  recent: Pick<Recent, 'all'>;
  registry: Pick<Registry, 'all'>;
}

/** Tells a page of the inventory. */
export function createInventoryServer(parts: InventoryParts) {
  const { vault, profiles, recent, registry } = parts;

  async function show(port: PagePort<'inventory'>): Promise<void> {
    if ((await vault.state()).status === 'locked') return port.tell({ type: 'locked' });
    if ((await profiles.list()).profiles.length === 0) return port.tell({ type: 'no-profile' });
    port.tell({ type: 'start', total: 0, pinned: [], ...(await marks()) });
    port.tell({ type: 'progress', done: 0, all: 0 });
  }

  async function marks() {
    const [opened, viewers] = await Promise.all([recent.all(), registry.all()]);
    const keys = (entries: typeof opened | typeof viewers) =>
      entries.map(({ instance }) => instanceKey(instance));
    return { recent: keys(opened), open: keys(viewers) };
  }

  return (port: PagePort<'inventory'>): void => {
    port.onWish(() => show(port));
    show(port);
  };
}
