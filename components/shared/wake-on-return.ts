/**
 * Calls back when the window, the computer or the network may just have come back. Gives back what
 * ends that.
 */
export function wakeOnReturn(wake: (networkIsBack: boolean) => void): () => void {
  const lifetime = new AbortController();
  const { signal } = lifetime;
  window.addEventListener('online', () => wake(true), { signal });
  window.addEventListener('focus', () => wake(false), { signal });
  window.addEventListener('pageshow', () => wake(false), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') wake(false);
    },
    { signal },
  );
  return () => lifetime.abort();
}
