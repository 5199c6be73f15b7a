import { type Browser, browser } from 'wxt/browser';

/** Where Alibaba's own VNC page lives, as a proxy sees it. */
const ALIBABA_ORIGIN = 'https://g.alicdn.com';

/** Connecting to a proxy under the origin of Alibaba's own page, if the person allows it. */
export interface OriginRule {
  isAllowed(host: string): Promise<boolean>;
  /** Asks the person; must be the first call of a click. */
  request(host: string): Promise<boolean>;
  /** From the next connection to `host` on, by a viewer of ours. */
  set(host: string, on: boolean): Promise<void>;
}

/**
 * The least that does it: this one host's WebSockets, and rules that act only on what was allowed.
 * In Chromium a permission for `https:` does not cover `wss:` there (measured).
 */
function permissionFor(host: string): Browser.permissions.Permissions {
  const { optional_permissions: optional = [] } = browser.runtime.getManifest();
  if (optional.includes('declarativeNetRequestWithHostAccess')) {
    return {
      permissions: ['declarativeNetRequestWithHostAccess'],
      origins: [`wss://${host}/*`],
    };
  }
  // Firefox has it from the start, and rejects a question that names it. Its rules leave a WebSocket
  // alone where `wss:` is allowed without `https:` (measured).
  return { origins: [`wss://${host}/*`, `https://${host}/*`] };
}

/** The rules live as long as the browser's session, and are set again by whoever needs them. */
export const browserOriginRule: OriginRule = {
  isAllowed: (host) => browser.permissions.contains(permissionFor(host)),

  request: (host) => browser.permissions.request(permissionFor(host)),

  async set(host, on) {
    const rules = await browser.declarativeNetRequest.getSessionRules();
    const existing = rules.find(({ condition }) => condition.requestDomains?.includes(host));
    if (on === (existing !== undefined)) return;
    await browser.declarativeNetRequest.updateSessionRules(
      existing
        ? { removeRuleIds: [existing.id] }
        : { addRules: [ruleFor(host, Math.max(0, ...rules.map(({ id }) => id)) + 1)] },
    );
  },
};

const ruleFor = (host: string, id: number) => ({
  id,
  condition: {
    requestDomains: [host],
    initiatorDomains: [new URL(browser.runtime.getURL('/')).hostname],
    resourceTypes: ['websocket' as const],
  },
  action: {
    type: 'modifyHeaders' as const,
    requestHeaders: [{ header: 'origin', operation: 'set' as const, value: ALIBABA_ORIGIN }],
  },
});
