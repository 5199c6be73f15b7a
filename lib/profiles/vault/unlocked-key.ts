import type { Area } from '../../storage-area.ts';
import { fromBase64, toBase64 } from './cipher.ts';

/** The unlocked data key, and until when it may be used. */
interface Slot {
  /** Base64; `storage.session` takes no `CryptoKey`. */
  key: string;
  /** When the vault locks itself, ms since the epoch; absent: only when the browser ends. */
  lockAt?: number;
}

const KEY = 'vault-key';

/** A new end that is this near to the old one is not worth a write. */
const PRECISION_MS = 15_000;

/**
 * The place of the unlocked data key: `storage.session`, which is memory, is closed to content
 * scripts and ends with the browser. Never held in a variable for longer than one use.
 */
export function createUnlockedKey(session: Area, now: () => number) {
  const read = async () => (await session.get(KEY))[KEY] as Slot | null | undefined;
  const write = (slot: Slot | null) => session.set({ [KEY]: slot });

  /** The slot as long as it is valid. Alarms come late when a computer sleeps, so time counts too. */
  async function current(): Promise<Slot | undefined> {
    const slot = await read();
    if (!slot) return undefined;
    if (slot.lockAt === undefined || now() < slot.lockAt) return slot;
    await write(null);
    return undefined;
  }

  const until = (afterMs: number) => (afterMs > 0 ? { lockAt: now() + afterMs } : {});

  return {
    async get(): Promise<Uint8Array<ArrayBuffer> | undefined> {
      const slot = await current();
      return slot && fromBase64(slot.key);
    },
    /** @param afterMs how long it stays without use; 0: until the browser ends */
    keep: (key: Uint8Array<ArrayBuffer>, afterMs: number): Promise<void> =>
      write({ key: toBase64(key), ...until(afterMs) }),
    /** Starts the time anew. False while locked. */
    async extend(afterMs: number): Promise<boolean> {
      const slot = await current();
      if (!slot) return false;
      const next = until(afterMs);
      if (!isNear(slot.lockAt, next.lockAt)) await write({ key: slot.key, ...next });
      return true;
    },
    forget: (): Promise<void> => write(null),
  };
}

const isNear = (a: number | undefined, b: number | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && Math.abs(a - b) < PRECISION_MS);
