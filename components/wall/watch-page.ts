import { after } from './after.ts';
import { createLinger } from './linger.ts';

/** Reports whether the page can be seen, now and from then on. Gives back what ends that. */
export function watchPage(page: Document, report: (seen: boolean) => void): () => void {
  const lifetime = new AbortController();
  const linger = createLinger(report, after);
  const look = () => linger.seen(page.visibilityState === 'visible');
  page.addEventListener('visibilitychange', look, { signal: lifetime.signal });
  look();
  return () => {
    lifetime.abort();
    linger.stop();
  };
}
