import { ProblemError } from '../problem.ts';
import type { ByteVault } from '../profiles/vault.ts';
import type { Boxes } from './boxes.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Values as JSON in boxes, each sealed under its key by the vault. All may throw a `VaultError`. */
export function createSealedBoxes(boxes: Boxes, vault: ByteVault) {
  /** What does not open was sealed by a vault that is no more: as good as nothing. */
  async function open(sealed: readonly (readonly [string, Uint8Array<ArrayBuffer>])[]) {
    if (sealed.length === 0) return [];
    const pieces = sealed.map(([name, bytes]) => ({ name, bytes }));
    const opened = await vault.openBytes(pieces).catch((error: unknown) => {
      if (error instanceof ProblemError && error.problem.kind === 'vault-damaged') return [];
      throw error;
    });
    return opened.map((bytes): unknown => bytes && JSON.parse(decoder.decode(bytes)));
  }

  return {
    keys: boxes.keys,
    /** In the order of the keys; undefined or null where there is nothing. */
    async get(keys: readonly string[]): Promise<unknown[]> {
      const sealed = await boxes.get(keys);
      const found = keys.flatMap((key, index): [string, Uint8Array<ArrayBuffer>][] => {
        const bytes = sealed[index];
        return bytes ? [[key, bytes]] : [];
      });
      const values = await open(found);
      const byKey = new Map(found.map(([key], index) => [key, values[index]]));
      return keys.map((key) => byKey.get(key));
    },
    /** Puts these values in the place of all that lies under the path. */
    async replace(path: string, values: readonly (readonly [key: string, value: unknown])[]) {
      const pieces = values.map(([name, value]) => ({
        name,
        bytes: encoder.encode(JSON.stringify(value)),
      }));
      const sealed = await vault.sealBytes(pieces);
      const named = pieces.flatMap(({ name }, index) => {
        const bytes = sealed[index];
        return bytes ? [[name, bytes] as const] : [];
      });
      await boxes.replace(path, named);
    },
    /** Needs no vault. */
    remove: (path: string): Promise<void> => boxes.replace(path, []),
    clear: boxes.clear,
  };
}

export type SealedBoxes = ReturnType<typeof createSealedBoxes>;
