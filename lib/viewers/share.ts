/**
 * Lets calls for one key that come while one is under way share it: a double click is one click.
 */
export function createShare<T>() {
  const underWay = new Map<string, Promise<T>>();
  return (key: string, start: () => Promise<T>): Promise<T> => {
    const running = underWay.get(key);
    if (running) return running;
    const started = start().finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  };
}
