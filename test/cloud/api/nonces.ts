const REMEMBERED_MS = 15 * 60 * 1000;

export interface NonceMemory {
  /** False: this key has used this nonce within the last 15 minutes. */
  spend(accessKeyId: string, nonce: string, now: number): boolean;
}

export function createNonceMemory(): NonceMemory {
  const spentAt = new Map<string, number>();
  return {
    spend(accessKeyId, nonce, now) {
      // Insertion order is the order of age, so what is too old stands in front.
      for (const [key, at] of spentAt) {
        if (now - at <= REMEMBERED_MS) break;
        spentAt.delete(key);
      }
      const key = `${accessKeyId} ${nonce}`;
      if (spentAt.has(key)) return false;
      spentAt.set(key, now);
      return true;
    },
  };
}
