/** What we need of `storage.local` and `storage.session`; a plain object serves in tests. */
export interface Area {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}
