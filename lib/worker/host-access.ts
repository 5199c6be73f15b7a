import { browser } from 'wxt/browser';
import type { Client } from '../aliyun/client.ts';
import { AliyunError } from '../aliyun/errors.ts';

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
