import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { InstanceRef } from '../../../lib/instance-ref.ts';
import type { TypingMemory } from '../../../lib/viewers/typing-memory.ts';
import type { Layout } from '../../../lib/vnc/typing/layout.ts';

/** The keyboard layout of one instance, as a person has chosen it. */
export interface LayoutState {
  /** Such as `de` or `fr-ch`. */
  readonly tag: Signal<string>;
  /** Null until it is loaded. */
  readonly loaded: ReadonlySignal<Layout | null>;
  readonly failed: ReadonlySignal<boolean>;
  /** Loads what was chosen for this instance before. */
  recall(): Promise<void>;
  choose(tag: string): void;
}

export interface LayoutDeps {
  instance: InstanceRef;
  memory: TypingMemory;
  defaultLayout: string;
  loadLayout(tag: string): Promise<Layout>;
}

export function createLayoutState(deps: LayoutDeps): LayoutState {
  const { instance, memory, defaultLayout } = deps;
  const tag = signal(defaultLayout);
  const loaded = signal<Layout | null>(null);
  const failed = signal(false);

  async function load(wanted: string): Promise<void> {
    tag.value = wanted;
    loaded.value = null;
    failed.value = false;
    const layout = await deps.loadLayout(wanted).catch(() => null);
    // Another one may have been chosen meanwhile.
    if (tag.value !== wanted) return;
    loaded.value = layout;
    failed.value = layout === null;
  }

  return {
    tag,
    loaded,
    failed,
    recall: async () => load((await memory.layoutOf(instance)) ?? defaultLayout),
    choose(wanted) {
      load(wanted);
      memory.setLayout(instance, wanted);
    },
  };
}
