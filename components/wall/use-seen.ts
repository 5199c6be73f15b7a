import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { after } from './after.ts';
import { createLinger } from './linger.ts';

/** Reports whether any of an element can be seen in the page; false when the element goes. */
export function useSeen(
  element: RefObject<HTMLElement | null>,
  report: (seen: boolean) => void,
): void {
  useEffect(() => {
    if (!element.current) return;
    const linger = createLinger(report, after);
    const observer = new IntersectionObserver((entries) =>
      linger.seen(entries.at(-1)?.isIntersecting ?? false),
    );
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      linger.stop();
      report(false);
    };
  }, [element, report]);
}
