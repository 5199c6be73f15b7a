/** No line of it may reach the 4096 characters at which a terminal drops the rest (termios(3)). */
const LINE = 76;

/** Before a here-document ends, it must not be ended by what it carries: base64 has no underscore. */
const END = 'QUICK_VNC';

/** As many bytes at a time as a function call may have arguments, with room to spare. */
const CHUNK = 0x8000;

/**
 * What to type into a shell so that it writes a text to a file, byte for byte: base64, for
 * `base64 -d`, which takes characters that no keyboard has through those that every one has.
 */
export function shellFile(text: string, fileName: string): string {
  const lines =
    toBase64(new TextEncoder().encode(text)).match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return [`base64 -d >${quote(fileName)} <<${END}`, ...lines, END, ''].join('\n');
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

/** One word for a POSIX shell, whatever it holds. */
const quote = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;
