import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TempFolder {
  path: string;
  dispose(): void;
}

/** A new folder of our own under the system's temporary one, and the way to get rid of it. */
export function tempFolder(what: string): TempFolder {
  const path = mkdtempSync(join(tmpdir(), `quick-vnc-${what}-`));
  return {
    path,
    // A browser's last helper process may still write while it dies; rmSync then tries again.
    dispose: () => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }),
  };
}
