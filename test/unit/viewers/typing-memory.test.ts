import { expect, test } from 'vitest';
import { createTypingMemory } from '../../../lib/viewers/typing-memory.ts';
import { memoryArea } from '../memory-area.ts';

const PROFILE = '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e11';
const ONE = { profileId: PROFILE, regionId: 'cn-hangzhou', instanceId: 'i-bp1a2b3c4d5e6f7g8h9i' };

test('a layout belongs to a machine, whichever profile reaches it', async () => {
  const memory = createTypingMemory(memoryArea());
  await memory.setLayout(ONE, 'de');
  const other = { ...ONE, profileId: '3f0e8a4e-1f0a-4c6e-9f5e-0d5b1c9a7e12' };
  expect(await memory.layoutOf(other)).toBe('de');
  expect(await memory.layoutOf({ ...ONE, instanceId: 'i-bp1g2h3i4j5k6l7m8n9o' })).toBeUndefined();
});

test('Ctrl+V asks until somebody says otherwise, and what can not be read is as if not set', async () => {
  const memory = createTypingMemory(memoryArea({ typing: { paste: 'sometimes', careful: 3 } }));
  expect(await memory.manner()).toEqual({ paste: 'ask', careful: false });
  await memory.setManner({ paste: 'never', careful: true });
  expect(await memory.manner()).toEqual({ paste: 'never', careful: true });
  expect(await createTypingMemory(memoryArea()).manner()).toEqual({ paste: 'ask', careful: false });
});
