/**
 * Runs beside the content script in the console's page (console-random.chromium.test.ts): sees what
 * a person sees, by the pixels, and shares nothing with `lib/console`.
 */
export interface Walk {
  /** A point on one of the buttons that can be hit; undefined if there is none. */
  somePoint(random: number): { x: number; y: number } | undefined;
  /** Changes the table between the press of the mouse and its click, as a page that is busy would. */
  onPress(move: () => Promise<unknown>): void;
  /** What happened since the last time: what was seen at each click, and what was sent for it. */
  clicks(): { seen: string | undefined; sent: string[] }[];
  /**
   * The most frames in a row in which a visible row was without its button. Frames, since that is what
   * a person sees: on a busy machine both the page and we come late.
   */
  worstGapFrames(): number;
  /** Forgets the gaps so far: those of a page that is still loading. */
  forgetGaps(): void;
}

declare global {
  interface Window {
    walk: Walk;
  }
}

const BUTTON = '[data-quick-vnc]';
const LINK = 'main a[href*="/server/i-"]';

const buttons = () => [...document.querySelectorAll<HTMLElement>(BUTTON)];

const middleOf = (element: Element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
};

const isHit = (element: Element) => {
  const { x, y } = middleOf(element);
  return document.elementFromPoint(x, y) === element;
};

/** The id at the left of the line at this height; it stands over the name, so above the middle. */
function idInLine(y: number): string | undefined {
  const left = document.querySelector('main h1')?.getBoundingClientRect().left ?? 0;
  for (const above of [10, 6, 14, 20, 0]) {
    const text = document.elementFromPoint(left + 40, y - above)?.textContent?.trim() ?? '';
    if (/^i-[a-z0-9]+$/.test(text)) return text;
  }
  return undefined;
}

const clicked: { seen: string | undefined; from: number }[] = [];
let press: (() => Promise<unknown>) | undefined;

window.addEventListener(
  'pointerdown',
  () => {
    press?.();
    press = undefined;
  },
  { capture: true },
);
window.addEventListener(
  'click',
  ({ target, clientY }) => {
    const onButton = target instanceof Element && target.matches(BUTTON);
    if (onButton) clicked.push({ seen: idInLine(clientY), from: window.sent.length });
  },
  { capture: true },
);

const missingFor = new Map<string, number>();
let worst = 0;

function watch(): void {
  const lines = buttons().map((button) => middleOf(button).y);
  const missing = new Set<string>();
  for (const link of document.querySelectorAll(LINK)) {
    if (!isHit(link)) continue;
    const row = link.closest('tr') ?? link.parentElement;
    const { top = 0, bottom = 0 } = row?.getBoundingClientRect() ?? {};
    if (!lines.some((y) => y >= top && y <= bottom)) missing.add(link.textContent ?? '');
  }
  for (const id of missingFor.keys()) if (!missing.has(id)) missingFor.delete(id);
  for (const id of missing) {
    const frames = (missingFor.get(id) ?? 0) + 1;
    missingFor.set(id, frames);
    worst = Math.max(worst, frames);
  }
  requestAnimationFrame(watch);
}
requestAnimationFrame(watch);

window.walk = {
  somePoint(random) {
    const hit = buttons().filter(isHit);
    const button = hit[Math.floor(random * hit.length)];
    return button && middleOf(button);
  },
  onPress(move) {
    press = move;
  },
  clicks: () =>
    clicked.splice(0).map(({ seen, from }, index, all) => ({
      seen,
      sent: window.sent
        .slice(from, all[index + 1]?.from)
        .flatMap(({ name, request }) => (name === 'open' ? (request.instanceId ?? []) : [])),
    })),
  worstGapFrames: () => worst,
  forgetGaps() {
    worst = 0;
    missingFor.clear();
  },
};
