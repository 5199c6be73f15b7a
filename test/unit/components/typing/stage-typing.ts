import { signal } from '@preact/signals';
import { expect, vi } from 'vitest';
import { createTyping } from '../../../../components/vnc/typing/typing-state.ts';
import { createTypingMemory } from '../../../../lib/viewers/typing-memory.ts';
import { FIRST_TRY, type SessionState } from '../../../../lib/vnc/session-state.ts';
import { createLayout } from '../../../../lib/vnc/typing/layout.ts';
import { generateTables } from '../../../../lib/vnc/typing/tables/generate.ts';
import { memoryArea } from '../../memory-area.ts';
import { createGuest } from '../../vnc/typing/guest-model.ts';

const INSTANCE = {
  profileId: '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11',
  regionId: 'cn-hangzhou',
  instanceId: 'i-bp1a2b3c4d5e6f7g8h9i',
};
const tables = generateTables();
const LIVE: SessionState = { name: 'live', since: 0, ...FIRST_TRY };

/** The typing of a viewer whose guest has a layout; a view starts it by itself. */
export async function stageTyping({
  area = memoryArea(),
  guestLayout = 'en-us',
  starts = true,
} = {}) {
  const guest = createGuest(tables[guestLayout] ?? {});
  const session = signal<SessionState>(LIVE);
  const focusScreen = vi.fn();
  const onUse = vi.fn();
  const typing = createTyping({
    instance: INSTANCE,
    session,
    keyboard: () => guest.keyboard,
    onUse,
    focusScreen,
    memory: createTypingMemory(area),
    defaultLayout: 'en-us',
    async loadLayout(tag) {
      const table = tables[tag];
      if (!table) throw new Error('There is none.');
      return createLayout(table);
    },
    now: guest.now,
    after: guest.after,
  });
  const isReady = () => vi.waitFor(() => expect(typing.layout.loaded.value).not.toBeNull());
  if (starts) {
    typing.start();
    await isReady();
  }
  return {
    area,
    isReady,
    guest,
    session,
    focusScreen,
    onUse,
    typing,
    run: (ms = 60_000) => guest.runUntil(guest.now() + ms),
    end: () => typing.runs.run.value?.progress,
  };
}
