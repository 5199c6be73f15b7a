import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Whether the browser has a network at all. */
export function useOnline(): boolean {
  const online = useSignal(navigator.onLine);
  useEffect(() => {
    const lifetime = new AbortController();
    const read = () => {
      online.value = navigator.onLine;
    };
    window.addEventListener('online', read, { signal: lifetime.signal });
    window.addEventListener('offline', read, { signal: lifetime.signal });
    return () => lifetime.abort();
  }, [online]);
  return online.value;
}
