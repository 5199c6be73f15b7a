/**
 * The match pattern by which the browser is asked for an address's host. It has no port, which
 * Firefox takes none of; so it covers every port of the one host.
 */
export function hostPattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}
