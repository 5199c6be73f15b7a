import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { GuestPlan } from '../types.ts';
import { createGuests } from './create.ts';
import { prepareKernels } from './kernel.ts';

const PLANS: GuestPlan[] = [
  { instanceId: 'i-runs', screen: 'text', running: true },
  { instanceId: 'i-off', screen: 'text', running: false },
];

let dir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'quick-vnc-guests-'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(dir, { recursive: true });
});

test('embedded guests run as planned', async () => {
  const fleet = await createGuests({ plans: PLANS, kind: 'embedded', dir });
  await fleet.guests.get('i-runs')?.ready();
  expect(fleet.kind).toBe('embedded');
  expect(fleet.why).toBeUndefined();
  expect([...fleet.guests.values()].map((guest) => guest.state())).toEqual(['Running', 'Stopped']);
  await fleet.dispose();
});

test('without QEMU, auto makes embedded guests and says why', async () => {
  vi.stubEnv('PATH', dir);
  const fleet = await createGuests({ plans: PLANS, kind: 'auto', dir });
  expect(fleet.kind).toBe('embedded');
  expect(fleet.why).toContain('qemu-system-x86');
  await fleet.dispose();
});

test('without QEMU, asking for it is an error that says what to install', async () => {
  vi.stubEnv('PATH', dir);
  await expect(createGuests({ plans: PLANS, kind: 'qemu', dir })).rejects.toThrow(
    'install the Debian package qemu-system-x86',
  );
});

/** Puts a program that is a shell script into `dir`, which is to be on the PATH. */
async function stubProgram(name: string, script: string): Promise<void> {
  await writeFile(join(dir, name), `#!/bin/sh\n${script}\n`);
  await chmod(join(dir, name), 0o755);
}

test('where apt has no package lists, the error says how to get them', async () => {
  vi.stubEnv('PATH', dir);
  vi.stubEnv('XDG_CACHE_HOME', dir);
  await stubProgram('apt-cache', 'exit 100');
  // An installed kernel would do as well; then there is nothing to download.
  const outcome = await prepareKernels({ screens: ['text'] }).catch(
    (error: Error) => error.message,
  );
  if (typeof outcome === 'string') expect(outcome).toContain('run "apt-get update" as root');
  else expect(outcome.get('text')).toMatch(/^\/boot\//);
});

test('a kernel in the cache is used as it is, the newest first', async () => {
  vi.stubEnv('PATH', dir);
  vi.stubEnv('XDG_CACHE_HOME', dir);
  const cache = join(dir, 'quick-vnc', 'kernels');
  await mkdir(cache, { recursive: true });
  for (const name of [
    'linux-image-6.1.0-9-cloud-amd64_6.1.27-1_amd64',
    'linux-image-6.1.0-56-cloud-amd64_6.1.192-2_amd64',
    'linux-image-6.1.0-56-amd64_6.1.192-2_amd64',
  ]) {
    await writeFile(join(cache, name), '');
  }
  const kernels = await prepareKernels({ screens: ['text', 'graphics', 'text'] });
  expect([...kernels]).toEqual([
    ['text', join(cache, 'linux-image-6.1.0-56-cloud-amd64_6.1.192-2_amd64')],
    ['graphics', join(cache, 'linux-image-6.1.0-56-amd64_6.1.192-2_amd64')],
  ]);
});
