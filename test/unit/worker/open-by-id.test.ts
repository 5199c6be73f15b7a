import { expect, test, vi } from 'vitest';
import { ProblemError } from '../../../lib/problem.ts';
import { createOpenById } from '../../../lib/worker/open-by-id.ts';
import { profile } from '../components/fake-ask.ts';

const ID = 'i-bp1hzoinajzkh91habcd';
const instance = { profileId: profile(1).id, regionId: 'cn-hangzhou', instanceId: ID };

function setUp({ fits = [profile(1)], isKnown = true } = {}) {
  const parts = {
    whereabouts: {
      fitting: async () => fits,
      placeOf: async () => (isKnown ? instance : undefined),
      requireProfile: vi.fn(async () => undefined),
    },
    recent: { add: vi.fn(async () => undefined) },
    finders: { open: vi.fn(async () => undefined) },
    openViewer: vi.fn(async () => undefined),
  };
  return { ...parts, openById: createOpenById(parts) };
}

test('opens the viewer where the place is known, and remembers it with its name', async () => {
  const { openById, openViewer, recent, finders } = setUp();
  expect(await openById({ instanceId: ID, name: 'web-01', another: true })).toBe('opened');
  expect(openViewer).toHaveBeenCalledWith(instance, { another: true });
  expect(recent.add).toHaveBeenCalledWith(instance, 'web-01');
  expect(finders.open).not.toHaveBeenCalled();
});

test('opens a window that looks for it where nobody knows the region', async () => {
  const { openById, openViewer, recent, finders } = setUp({ isKnown: false });
  expect(await openById({ instanceId: ID, accountId: '123456' })).toBe('opened');
  expect(finders.open).toHaveBeenCalledWith({ instanceId: ID, accountId: '123456' });
  expect(openViewer).not.toHaveBeenCalled();
  expect(recent.add).not.toHaveBeenCalled();
});

test('tells no profile from none that fits', async () => {
  const { openById, whereabouts } = setUp({ fits: [] });
  expect(await openById({ instanceId: ID })).toBe('no-profile-fits');
  whereabouts.requireProfile.mockRejectedValueOnce(new ProblemError({ kind: 'no-profile' }));
  await expect(openById({ instanceId: ID })).rejects.toMatchObject({
    problem: { kind: 'no-profile' },
  });
});
