import { browser } from 'wxt/browser';
import type { Client } from '../aliyun/client.ts';
import { AliyunError } from '../aliyun/errors.ts';
import { ProblemError } from '../problem.ts';
import { hostPattern } from '../profiles/host-pattern.ts';

/**
 * Tells a withheld permission from a dead network: `fetch` fails alike for both, and Firefox lets a
 * person take the permission for a host away at any time.
 */
export function withHostAccess(client: Client): Client {
  return {
    async call(request) {
      try {
        return await client.call(request);
      } catch (error) {
        if (!(error instanceof AliyunError) || error.kind !== 'network') throw error;
        const { action, host } = error;
        const origins = [`https://${request.endpoint}/*`];
        if (await browser.permissions.contains({ origins })) throw error;
        throw new AliyunError({ kind: 'host-permission', action, host });
      }
    },
  };
}

/**
 * `fetch` for the hosts that a person allows one by one. Without the permission nothing is sent:
 * the server could not tell the request from a web page's.
 */
export const fetchAllowed: typeof globalThis.fetch = async (input, init) => {
  const url = String(input);
  if (await browser.permissions.contains({ origins: [hostPattern(url)] })) return fetch(url, init);
  throw new ProblemError({ kind: 'host-permission', host: new URL(url).host });
};
