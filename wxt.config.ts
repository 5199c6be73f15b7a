import { defineConfig, type UserManifest } from 'wxt';
import { layoutTables } from './lib/vnc/typing/tables/vite-plugin.ts';
import type { CommandName } from './lib/worker/commands.ts';

/**
 * Where the extension may connect. One policy holds for all of it, and it can't change at run time,
 * so it has to bear what the background needs: the OpenAPI, and the one server that a person may
 * have allowed for a credentials URI or CloudSSO. Each page narrows it down again (`PAGE_CONNECT`).
 */
const CONNECT = [
  'https:',
  'http://localhost:*',
  'http://127.0.0.1:*',
  'wss://*.aliyun.com',
  'wss://*.alibabacloud.com',
];

const PROXIES = "'self' wss://*.aliyun.com wss://*.alibabacloud.com";

/**
 * What a page may connect to, by its folder. Pages show what others wrote, and so are where a leak
 * would begin; they speak to the background, and three of them to VNC proxies: a leak has nowhere to go.
 */
const PAGE_CONNECT: Record<string, string> = {
  vnc: PROXIES,
  wall: PROXIES,
  // The diagnosis connects from a page, as a viewer does, so that it meets what a viewer meets.
  options: PROXIES,
};
const PAGE_CONNECT_DEFAULT = "'self'";

/** Writes each page's own policy into it; a browser enforces that one and the manifest's. */
const pagePolicy = {
  name: 'page-policy',
  transformIndexHtml: (_html: string, { path }: { path: string }) => {
    const page = /entrypoints\/(\w+)\//.exec(path)?.[1] ?? '';
    const connect = PAGE_CONNECT[page] ?? PAGE_CONNECT_DEFAULT;
    const attrs = { 'http-equiv': 'Content-Security-Policy', content: `connect-src ${connect}` };
    return [{ tag: 'meta', attrs, injectTo: 'head-prepend' as const }];
  },
};

/**
 * A content script weighs on every page of the console, and calls a few functions of the extension
 * API, which give promises by themselves wherever we run: the polyfill would be a third of it.
 */
const nativeApi = {
  name: 'native-api',
  config: () => ({ resolve: { alias: { 'wxt/browser': '@wxt-dev/browser' } } }),
};

/** WXT's development server lives on localhost, and puts styles into the page. */
const DEVELOPMENT = { connect: ' ws://localhost:*', style: " 'unsafe-inline'" };

function contentSecurityPolicy(mode: string): string {
  const extra = mode === 'development' ? DEVELOPMENT : { connect: '', style: '' };
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${extra.style}`,
    // noVNC decodes JPEG and PNG rectangles, and cursors, through data: images.
    "img-src 'self' data: blob:",
    `connect-src 'self' ${CONNECT.join(' ')}${extra.connect}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

type Command = NonNullable<UserManifest['commands']>[string];

/** Keys that are free in Chromium, Edge and Firefox (measured; `docs/shortcuts.md`). */
const commands: Record<CommandName | '_execute_action', Command> = {
  _execute_action: {
    suggested_key: { default: 'Alt+Shift+K' },
  },
  'reopen-last-viewer': {
    suggested_key: { default: 'Alt+Shift+U' },
    description: '__MSG_extension_reopenLast__',
  },
  'open-page-instance': {
    suggested_key: { default: 'Alt+Shift+L' },
    description: '__MSG_extension_openPageInstance__',
  },
  'next-viewer': {
    suggested_key: { default: 'Alt+Shift+J' },
    description: '__MSG_extension_nextViewer__',
  },
  'lock-vault': {
    description: '__MSG_extension_lockVault__',
  },
};

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  imports: false,
  // Chrome refused scripts of Windows builds with raw non-ASCII characters (wxt-dev/wxt#2535).
  experimental: { escapeUnicode: true },
  vite: ({ mode }) => ({
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    plugins: mode === 'development' ? [layoutTables] : [layoutTables, pagePolicy],
  }),
  hooks: {
    'vite:build:extendConfig'([entrypoint], config) {
      if (entrypoint?.type !== 'content-script') return;
      config.plugins = [...(config.plugins ?? []), nativeApi];
    },
  },
  zip: { name: 'quick-vnc' },
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    // Profiles and the session's state; the time until the vault locks itself; our entries in the menu
    // of a page; and the lock of the screen, which Firefox does not tell. None of them makes a browser
    // warn or ask.
    permissions: [
      'storage',
      'alarms',
      'contextMenus',
      browser === 'firefox' ? 'declarativeNetRequestWithHostAccess' : 'idle',
    ],
    // The signed API calls. `https://ecs.*` is no legal pattern, so the product's hosts can't be listed.
    host_permissions: ['https://*.aliyuncs.com/*'],
    // Asked for one by one, by the form of a profile whose credentials come from there: a
    // credentials URI (plain HTTP on this computer only), or the sign-in host of a CloudSSO.
    // And by a viewer, for its VNC proxy alone, if that lets in nobody but Alibaba's own page: a rule
    // then sets the origin of our connections to hosts that were allowed.
    // Firefox takes it as a required permission only (its linter says so), and asks nobody about it.
    ...(browser !== 'firefox' && {
      optional_permissions: ['declarativeNetRequestWithHostAccess'],
    }),
    optional_host_permissions: [
      'https://*/*',
      'http://localhost/*',
      'http://127.0.0.1/*',
      'wss://*.aliyun.com/*',
      'wss://*.alibabacloud.com/*',
    ],
    commands,
    omnibox: { keyword: 'vnc' },
    content_security_policy: { extension_pages: contentSecurityPolicy(mode) },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: '{6d6a0f0e-3c1f-4a51-9d0b-8f1f4b7c2f43}',
              strict_min_version: '142.0',
              // The AccessKey ID, signatures and what is typed go to the user's own Alibaba Cloud account.
              data_collection_permissions: { required: ['authenticationInfo'] },
            },
          },
        }
      : {
          minimum_chrome_version: '126',
          // Without this key any other extension might connect.
          externally_connectable: { ids: [] },
        }),
  }),
});
