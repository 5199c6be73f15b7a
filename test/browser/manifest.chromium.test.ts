import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';

const file = (name: string) => readFile(join(inject('extension'), name), 'utf8');
const manifest = JSON.parse(await file('manifest.json'));

test('asks for no permission that a feature does not use', () => {
  expect(manifest.permissions).toEqual(['storage', 'alarms', 'contextMenus', 'idle']);
  expect(manifest.host_permissions).toEqual(['https://*.aliyuncs.com/*']);
  // For proxies that let in Alibaba's own page only; a viewer asks for it, for one host.
  expect(manifest.optional_permissions).toEqual(['declarativeNetRequestWithHostAccess']);
  // The sockets are the VNC proxies'. The rest is for credentials URIs and CloudSSO: nothing of it is granted before a person names a host.
  expect(manifest.optional_host_permissions).toEqual([
    'https://*/*',
    'http://localhost/*',
    'http://127.0.0.1/*',
    'wss://*.aliyun.com/*',
    'wss://*.alibabacloud.com/*',
  ]);
});

test('has a row in docs/permissions.md for each permission', async () => {
  const document = await readFile(new URL('../../docs/permissions.md', import.meta.url), 'utf8');
  const rows = document.split('\n').filter((line) => line.startsWith('|'));
  const { permissions, optional_permissions } = manifest;
  for (const name of [...permissions, ...optional_permissions]) {
    expect(rows.some((row) => row.includes(`\`${name}\``))).toBe(true);
  }
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

/** The directives of a policy, by their names. */
const directives = (policy: string) =>
  new Map<string, string[]>(
    policy
      .split(';')
      .map((directive) => directive.trim().split(' '))
      .map(([name = '', ...values]) => [name, values]),
  );

test('runs only what is in the package, and connects in clear to this computer alone', () => {
  const policy = directives(manifest.content_security_policy.extension_pages);
  expect(policy.get('connect-src')).toEqual([
    "'self'",
    'https:',
    'http://localhost:*',
    'http://127.0.0.1:*',
    'wss://*.aliyun.com',
    'wss://*.alibabacloud.com',
  ]);
  expect(policy.get('default-src')).toEqual(["'none'"]);
  expect(policy.get('script-src')).toEqual(["'self'"]);
  expect(policy.get('style-src')).toEqual(["'self'"]);
  expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
});

test.each([
  ['popup.html', ["'self'"]],
  ['options.html', ["'self'", 'wss://*.aliyun.com', 'wss://*.alibabacloud.com']],
  ['vnc.html', ["'self'", 'wss://*.aliyun.com', 'wss://*.alibabacloud.com']],
  ['wall.html', ["'self'", 'wss://*.aliyun.com', 'wss://*.alibabacloud.com']],
])('%s itself may connect to no host but those that it shows', async (page, hosts) => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(await file(page));
  expect(directives((policy?.[1] ?? '').replaceAll('&#39;', "'")).get('connect-src')).toEqual(
    hosts,
  );
});

test('suggests at most four keys, the most that Chromium takes', () => {
  const suggested = Object.values<{ suggested_key?: unknown }>(manifest.commands).filter(
    ({ suggested_key: key }) => key,
  );
  expect(suggested.length).toBeLessThanOrEqual(4);
});

test('noVNC is in one file, which only the viewer and the wall load', async () => {
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
