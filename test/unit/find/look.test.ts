import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Candidate } from '../../../lib/find/candidates.ts';
import { type LookParts, look } from '../../../lib/find/look.ts';
import type { Result } from '../../../lib/problem.ts';

const place = (profileId: string, regionId: string): Candidate => ({
  profileId,
  profileName: profileId.toUpperCase(),
  regionId,
});
const places = (profileId: string, count: number) =>
  Array.from({ length: count }, (_, n) => place(profileId, `region-${n}`));

const no: Result<boolean> = { ok: true, value: false };
const yes: Result<boolean> = { ok: true, value: true };
const failed = (kind: 'network' | 'wrong-secret' | 'vault-locked'): Result<boolean> => ({
  ok: false,
  problem: { kind },
});

/** Answers by region or profile; everything else is a no. */
function setUp(answers: Record<string, Result<boolean>> = {}) {
  const controller = new AbortController();
  const ask = vi.fn<LookParts['ask']>(
    async ({ profileId, regionId }) =>
      answers[`${profileId} ${regionId}`] ?? answers[profileId] ?? no,
  );
  const onProgress = vi.fn<LookParts['onProgress']>();
  return { controller, parts: { ask, onProgress, signal: controller.signal } };
}

test('asks in order until one has it, and no further', async () => {
  const { parts } = setUp({ 'a region-2': yes });
  expect(await look(places('a', 30), parts)).toEqual({ name: 'found', at: place('a', 'region-2') });
  expect(parts.ask.mock.calls.length).toBeLessThan(12);
});

test('what is slow holds up nothing', async () => {
  const { parts } = setUp({ 'a region-9': yes });
  const answer = parts.ask.getMockImplementation();
  parts.ask.mockImplementation((candidate) =>
    candidate.regionId === 'region-0'
      ? new Promise(() => undefined)
      : (answer?.(candidate) as never),
  );
  expect(await look(places('a', 10), parts)).toMatchObject({ name: 'found' });
});

test('at most six are asked at once', async () => {
  let underWay = 0;
  let most = 0;
  const { parts } = setUp();
  parts.ask.mockImplementation(async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await Promise.resolve();
    underWay -= 1;
    return no;
  });
  await look(places('a', 40), parts);
  expect(most).toBe(6);
});

test('says what failed, by profile and reason, where nobody has it', async () => {
  const { parts } = setUp({ 'a region-0': failed('network'), 'a region-3': failed('network') });
  expect(await look(places('a', 5), parts)).toEqual({
    name: 'nobody',
    answered: 3,
    failures: [
      { profileName: 'A', problem: { kind: 'network' }, regionIds: ['region-0', 'region-3'] },
    ],
  });
});

test('a profile whose key is wrong is not asked in every region', async () => {
  const { parts } = setUp({ a: failed('wrong-secret') });
  const end = await look([...places('a', 30), place('b', 'region-0')], parts);
  expect(end).toMatchObject({ name: 'nobody', answered: 1 });
  expect(parts.ask.mock.calls.length).toBeLessThanOrEqual(7);
});

test('stops at the locked vault', async () => {
  const { parts } = setUp({ a: failed('vault-locked') });
  expect(await look(places('a', 30), parts)).toEqual({
    name: 'stopped',
    problem: { kind: 'vault-locked' },
  });
});

test('tells how far it is', async () => {
  const { parts } = setUp();
  await look(places('a', 8), parts);
  const dones = parts.onProgress.mock.calls.map(([{ done, all }]) => `${done}/${all}`);
  expect(dones[0]).toBe('0/8');
  expect(dones).toHaveLength(8);
});

test('once it is ended, it asks and tells nothing more', async () => {
  const { parts, controller } = setUp();
  const settled = vi.fn();
  look(places('a', 30), parts).then(settled);
  controller.abort();
  await vi.waitFor(() => expect(parts.ask).toHaveBeenCalledTimes(6));
  await Promise.resolve();
  expect(settled).not.toHaveBeenCalled();
});

test('finds it wherever it is, whatever else fails', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 59 }),
      fc.array(fc.integer({ min: 0, max: 59 }), { maxLength: 40 }),
      async (home, broken) => {
        const answers = Object.fromEntries([
          ...broken.map((n) => [`a region-${n}`, failed('network')] as const),
          [`a region-${home}`, yes] as const,
        ]);
        const end = await look(places('a', 60), setUp(answers).parts);
        expect(end).toEqual({ name: 'found', at: place('a', `region-${home}`) });
      },
    ),
    { numRuns: 50 },
  );
});
