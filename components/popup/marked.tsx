import type { MarkedText } from './row-parts.ts';

/** A text with the reason of a match marked in it. */
export function Marked({ text, ranges }: MarkedText) {
  const pieces = [];
  let end = 0;
  for (const [from, to] of ranges) {
    if (from > end) pieces.push(text.slice(end, from));
    pieces.push(<mark key={from}>{text.slice(from, to)}</mark>);
    end = to;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return <>{pieces}</>;
}
