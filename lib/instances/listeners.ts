/** Those who want to hear of something. */
export function createListeners<T>() {
  const all = new Set<(news: T) => void>();
  return {
    /** Gives back what ends the listening. */
    add(listener: (news: T) => void): () => void {
      all.add(listener);
      return () => all.delete(listener);
    },
    tell(news: T): void {
      for (const listener of all) listener(news);
    },
  };
}
