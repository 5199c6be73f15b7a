import { ProblemError } from '../problem.ts';

/** A ticket is void 15 s after the call that made it (DescribeInstanceVncUrl's page). */
export const TICKET_LIFE_MS = 15_000;

/** More layers than this were never seen: once as documented, twice in an old report. */
const MAX_LAYERS = 3;

/** Hosts of VNC proxies outside the mainland are not documented, so the domain alone is checked. */
const DOMAINS = ['.aliyun.com', '.alibabacloud.com'];

/**
 * Decodes the `VncUrl` of an API answer to the `wss:` address to connect to. It comes
 * percent-encoded as a whole, with its token encoded once more inside: that inner layer stays,
 * since a `+` in the token would be read as a space.
 *
 * Throws a 'bad-ticket' problem for anything that is not an address of Alibaba's: what is typed
 * into a viewer must not go elsewhere.
 */
export function decodeVncUrl(vncUrl: string): string {
  const decoded = unwrap(vncUrl);
  const url = URL.parse(decoded);
  if (url?.protocol !== 'wss:' || url.username !== '' || !isAlibaba(url.hostname)) {
    throw new ProblemError({ kind: 'bad-ticket', ...(url && { host: url.host || url.protocol }) });
  }
  return decoded;
}

function unwrap(text: string): string {
  let result = text;
  for (let layer = 0; layer < MAX_LAYERS && !/^wss?:\/\//.test(result); layer++) {
    try {
      result = decodeURIComponent(result);
    } catch {
      return result;
    }
  }
  return result;
}

const isAlibaba = (host: string) => DOMAINS.some((domain) => host.endsWith(domain));
