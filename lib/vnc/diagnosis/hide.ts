/** A long id with its middle left out: enough to tell two apart, too little to use. */
export const shorten = (id: string): string =>
  id.length <= 8 ? '…' : `${id.slice(0, 4)}…${id.slice(-4)}`;

/** What looks like something to keep, whoever wrote it, with what takes its place. */
const SUSPECTS: readonly [RegExp, (found: string) => string][] = [
  // Whatever follows a host in an address may be a ticket.
  [/\bwss?(:|%3A)\S*/gi, () => '[address]'],
  [/\b(LTAI|STS\.)[\w-]+/g, () => '[key]'],
  [/\bi-[a-z0-9]{8,30}/g, shorten],
  [/\d{12,}/g, shorten],
  // Secrets are 30 characters long, tokens more. No word of ours or of a class name is.
  [/[\w+/=%]{28,}/g, () => '[hidden]'],
];

/**
 * A text that may be shown to everybody: servers choose some of it, and may repeat what we sent.
 * @param ids values of which only the ends may be in it
 * @param secrets values of which nothing may be in it
 */
export function hideSecrets(
  text: string,
  ids: readonly string[],
  secrets: readonly string[],
): string {
  let hidden = text;
  for (const secret of secrets.filter(Boolean)) hidden = hidden.replaceAll(secret, '[hidden]');
  for (const id of ids.filter(Boolean)) hidden = hidden.replaceAll(id, shorten(id));
  for (const [pattern, instead] of SUSPECTS) hidden = hidden.replace(pattern, instead);
  return hidden;
}
