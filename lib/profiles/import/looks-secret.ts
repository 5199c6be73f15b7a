/**
 * Whether a text holds what looks like a secret: a long run of characters that change their kind
 * (lower case, upper case, digit) too often for words. In a damaged file a secret may end up as a
 * name, and names are shown and stored in clear.
 *
 * Alibaba's secrets have 30 such characters and change about 18 times; `ProductionShanghaiAccount01`
 * has 27 and changes 6 times.
 */
export function looksSecret(text: string): boolean {
  return (text.match(/[A-Za-z0-9+/=]{24,}/g) ?? []).some(
    (run) => changes(run) > (run.length - 1) / 3,
  );
}

function changes(run: string): number {
  const kinds = [...run].map(kindOf);
  return kinds.filter((kind, index) => index > 0 && kind !== kinds[index - 1]).length;
}

function kindOf(char: string): string {
  if (/[a-z]/.test(char)) return 'lower';
  return /[A-Z]/.test(char) ? 'upper' : 'other';
}
