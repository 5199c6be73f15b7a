import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';

const file = (name: string) => readFile(join(inject('extension'), name), 'utf8');
const manifest = JSON.parse(await file('manifest.json'));

test('asks for no permission that a feature does not use', () => {
  expect(manifest.permissions).toEqual(['storage', 'alarms', 'idle']);
  expect(manifest.host_permissions).toEqual(['https://*.aliyuncs.com/*']);
  expect(manifest.optional_permissions).toBeUndefined();
  expect(manifest.optional_host_permissions).toBeUndefined();
});

test('runs in the two consoles, in their top frames, and nowhere else', () => {
  expect(manifest.content_scripts).toHaveLength(1);
  const [script] = manifest.content_scripts;
  expect(script.matches.toSorted()).toEqual([
    'https://ecs.console.alibabacloud.com/*',
    'https://ecs.console.aliyun.com/*',
  ]);
  expect(script.all_frames ?? false).toBe(false);
  expect(script.world).toBeUndefined();
});

test('shows nothing of itself to pages or to other extensions', () => {
  expect(manifest.web_accessible_resources).toBeUndefined();
  expect(manifest.externally_connectable).toEqual({ ids: [] });
});

test('its pages may connect to Aliyun alone, and run only what is in the package', () => {
  const policy = new Map<string, string[]>(
    manifest.content_security_policy.extension_pages
      .split(';')
      .map((directive: string) => directive.trim().split(' '))
      .map(([name, ...values]: string[]) => [name, values]),
  );
  expect(policy.get('connect-src')).toEqual([
    "'self'",
    'https://*.aliyuncs.com',
    'wss://*.aliyun.com',
    'wss://*.alibabacloud.com',
  ]);
  expect(policy.get('default-src')).toEqual(["'none'"]);
  expect(policy.get('script-src')).toEqual(["'self'"]);
  expect(policy.get('style-src')).toEqual(["'self'"]);
  expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
});

test('suggests at most four keys, the most that Chromium takes', () => {
  const suggested = Object.values<{ suggested_key?: unknown }>(manifest.commands).filter(
    ({ suggested_key: key }) => key,
  );
  expect(suggested.length).toBeLessThanOrEqual(4);
});

test('noVNC is in one file, which only the viewer loads', async () => {
  const chunks = await readdir(join(inject('extension'), 'chunks'));
  const holding = [];
  for (const chunk of chunks) {
    if ((await file(`chunks/${chunk}`)).includes('noVNC requires a secure context')) {
      holding.push(chunk);
    }
  }
  expect(holding).toHaveLength(1);
  for (const page of ['popup.html', 'options.html']) {
    expect(await file(page)).not.toContain(holding[0]);
  }
  expect(await file('background.js')).not.toContain('noVNC requires a secure context');
});
