import { type InstanceRef, instanceKey } from '../instance-ref.ts';
import type { Registry } from './registry.ts';
import type { TicketDesk } from './tickets.ts';
import type { Windows } from './windows.ts';

export interface OpenerDeps {
  registry: Registry;
  tickets: Pick<TicketDesk, 'prepare'>;
  windows: Windows;
}

/**
 * Makes `open`: focuses the instance's viewer, or opens one and asks for its ticket at the same
 * time. Two calls for one instance never make two windows.
 */
export function createOpener({ registry, tickets, windows }: OpenerDeps) {
  const underWay = new Map<string, Promise<void>>();

  async function open(instance: InstanceRef): Promise<void> {
    const existing = await registry.find(instance);
    if (existing && (await windows.focus(existing))) return;
    tickets.prepare(instance);
    const place = await windows.open(instance);
    await registry.remember({ ...place, instance });
  }

  return (instance: InstanceRef): Promise<void> => {
    const key = instanceKey(instance);
    const running = underWay.get(key);
    if (running) return running;
    const opening = open(instance).finally(() => underWay.delete(key));
    underWay.set(key, opening);
    return opening;
  };
}
