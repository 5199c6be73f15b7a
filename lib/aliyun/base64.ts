import * as v from 'valibot';

/** Base64 as the API sends pictures and logs. Line breaks in it, as MIME has them, are taken out. */
export const Base64 = v.pipe(
  v.string(),
  v.transform((text) => text.replace(/\s/g, '')),
  v.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/),
);

/** The bytes of what `Base64` let through, read as UTF-8; bytes that are none become U+FFFD. */
export function decodeText(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
