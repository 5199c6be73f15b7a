import { computed, signal } from '@preact/signals';
import * as v from 'valibot';
import { InstanceId, type InstanceRef } from '../../lib/instance-ref.ts';
import type { Ask } from '../shared/ask.ts';
import { createFinder, type Finder } from '../shared/finder-state.ts';
import type { WallInventory } from './wall-inventory.ts';
import type { WallState } from './wall-state.ts';

export interface AddParts {
  ask: Ask;
  wall: Pick<WallState, 'list'>;
  inventory: Pick<WallInventory, 'find'>;
}

export type AddState = ReturnType<typeof createAddState>;

/** The field that puts instances on the wall: what is typed, what that offers, which is chosen. */
export function createAddState({ ask, wall: { list }, inventory }: AddParts) {
  const query = signal('');
  const isOpen = signal(false);
  const active = signal(0);
  /** Looks for an id that the inventory does not have. */
  const finder = signal<Finder>();

  const rows = computed(() => (isOpen.value ? inventory.find(query.value) : []));
  /** The id to be looked for, where that is all there is to offer. */
  const unknownId = computed(() => {
    const id = query.value.trim();
    return isOpen.value && rows.value.length === 0 && v.is(InstanceId, id) ? id : undefined;
  });

  function type(text: string): void {
    finder.value?.stop();
    finder.value = undefined;
    query.value = text;
    active.value = 0;
    isOpen.value = true;
  }

  async function add({ profileId, regionId, instanceId }: InstanceRef): Promise<void> {
    type('');
    await list.add({ profileId, regionId, instanceId });
  }

  function lookFor(instanceId: string): void {
    // The background has learnt its name by then.
    const onFound = (instance: InstanceRef) => add(instance).then(list.load);
    finder.value = createFinder({ instanceId }, { ask, onFound });
    finder.value.start();
  }

  return {
    query,
    isOpen,
    active,
    rows,
    unknownId,
    finder,
    type,
    close(): void {
      isOpen.value = false;
      finder.value?.stop();
      finder.value = undefined;
    },
    move(by: number): void {
      isOpen.value = true;
      active.value = Math.min(Math.max(active.value + by, 0), Math.max(rows.value.length - 1, 0));
    },
    /** Takes an offer: puts it on the wall, unless it is there, or begins to look for the id. */
    choose(index: number): void {
      const row = rows.value[index];
      if (row && !list.tileOf(row)) add(row);
      if (!row && unknownId.value && !finder.value) lookFor(unknownId.value);
    },
  };
}
