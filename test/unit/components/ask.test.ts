import { expect, test, vi } from 'vitest';
import { ask } from '../../../components/shared/ask.ts';
import type { ResponseOf } from '../../../lib/messages.ts';
import { send } from '../../../lib/messaging/send.ts';

vi.mock('../../../lib/messaging/send.ts', () => ({ send: vi.fn() }));

test('an answer is passed on', async () => {
  const answer = { ok: true, value: { profiles: [] } } satisfies ResponseOf<'profiles.list'>;
  vi.mocked(send).mockResolvedValue(answer);
  expect(await ask('profiles.list', {})).toEqual(answer);
});

test('a background that is gone is a problem, not an exception', async () => {
  vi.mocked(send).mockRejectedValue(new Error('no receiver'));
  expect(await ask('profiles.list', {})).toEqual({ ok: false, problem: { kind: 'bad-request' } });
});
