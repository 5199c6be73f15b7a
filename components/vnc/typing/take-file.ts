import { LARGEST_FILE, readText } from '../../../lib/vnc/typing/read-text.ts';
import type { Typing } from './typing-state.ts';

/** Puts a file's text into the box, or says there why not. */
export async function takeFile(typing: Typing, file: File): Promise<void> {
  if (file.size > LARGEST_FILE) {
    typing.openFileProblem('too-large');
    return;
  }
  const bytes = await file.arrayBuffer().catch(() => null);
  const text = bytes ? readText(new Uint8Array(bytes)) : undefined;
  if (text === undefined) typing.openFileProblem('not-text');
  else typing.open(text);
}
