import { type InstanceRef, instanceKey } from '../instance-ref.ts';
import { viewerPath } from './address.ts';
import type { Registry } from './registry.ts';
import { createShare } from './share.ts';
import type { TicketDesk } from './tickets.ts';
import type { Windows } from './windows.ts';

export interface OpenerDeps {
  registry: Pick<Registry, 'find' | 'remember'>;
  tickets: Pick<TicketDesk, 'prepare'>;
  windows: Pick<Windows, 'open' | 'focus'>;
}

/** Opens the viewer of an instance, or one more of it. */
export type Opener = (instance: InstanceRef, how?: { another?: boolean }) => Promise<void>;

/**
 * Makes `open`: focuses the instance's viewer, or opens one and asks for its ticket at the same
 * time. Two calls for one instance never make two windows, unless another one is asked for.
 */
export function createOpener({ registry, tickets, windows }: OpenerDeps): Opener {
  const share = createShare<void>();

  async function openNew(instance: InstanceRef): Promise<void> {
    tickets.prepare(instance);
    const place = await windows.open(viewerPath(instance));
    await registry.remember({ ...place, instance });
  }

  async function focusOrOpen(instance: InstanceRef): Promise<void> {
    const existing = await registry.find(instance);
    if (existing && (await windows.focus(existing))) return;
    await openNew(instance);
  }

  return (instance, { another = false } = {}) =>
    another
      ? share(`${instanceKey(instance)} another`, () => openNew(instance))
      : share(instanceKey(instance), () => focusOrOpen(instance));
}
