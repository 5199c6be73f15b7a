import { type BrokenFile, BrokenFileError, describeBreak } from './broken-file.ts';
import { readCliConfig } from './cli-config.ts';
import { readCredentialsIni } from './credentials-ini.ts';
import type { RawProfile } from './raw-profile.ts';

export type FileContent = { ok: true; profiles: RawProfile[] } | { ok: false; broken: BrokenFile };

/**
 * Reads the profiles of a file of credentials. What kind of file it is, its content tells: names
 * get lost where a file is pasted.
 */
export function readFile(text: string): FileContent {
  // The mark would shift the first line's columns, and no reader wants it.
  const content = text.replace(/^\uFEFF/, '');
  try {
    return { ok: true, profiles: readProfiles(content) };
  } catch (error) {
    if (!(error instanceof BrokenFileError)) throw error;
    return { ok: false, broken: describeBreak(content, error) };
  }
}

function readProfiles(content: string): RawProfile[] {
  const start = content.search(/\S/);
  if (content[start] === '{') return readCliConfig(content);
  // A comment or a section; a list in JSON begins the same way, and is no file of credentials.
  if (/^\s*(?:[#;]|\[\s*[^\s"{[\]])/.test(content)) return readCredentialsIni(content);
  throw new BrokenFileError(Math.max(start, 0), 'credentials-file');
}
