const STYLE = `
  :host { all: initial; }
  .card {
    position: fixed; inset: auto; box-sizing: border-box; width: max-content; max-width: 320px;
    margin: 0; padding: 12px; border: 1px solid #dedee5; border-radius: 6px;
    background: #fff; color: #1b1b22; box-shadow: 0 4px 16px rgb(0 0 0 / 16%);
    font: 13px/20px system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", sans-serif;
  }
  h2 { margin: 0; font: inherit; font-weight: 600; }
  p { margin: 4px 0 0; }
  ul { display: grid; gap: 2px; margin: 8px 0 0; padding: 0; list-style: none; }
  button {
    width: 100%; padding: 5px 10px; border: 0; border-radius: 4px; background: #ececfb;
    color: #4548bb; font: inherit; text-align: start; overflow-wrap: anywhere; cursor: pointer;
  }
  button:hover { background: #dcdcf7; }
  button:focus-visible { outline: 2px solid #4548bb; outline-offset: 1px; }
  .dark { border-color: #34343d; background: #1f1f25; color: #ececf1; }
  .dark button { background: #2b2b4a; color: #a9abf9; }
  .dark button:hover { background: #36365c; }
  .dark button:focus-visible { outline-color: #a9abf9; }
`;

/** What a card says, and what it offers. */
export interface CardContent {
  title: string;
  text?: string;
  actions: { label: string; act(): void }[];
}

const GAP_PX = 4;

/**
 * A small card beside a button, for what its label has no room for. It is in the top layer, so that
 * no cell cuts it off, and in a closed shadow root; Escape and a click elsewhere close it.
 */
export function createCard(document: Document) {
  let host: HTMLElement | undefined;

  return {
    show(anchor: Element, { title, text, actions }: CardContent): void {
      host?.remove();
      host = document.createElement('div');
      const style = document.createElement('style');
      style.textContent = STYLE;
      const card = document.createElement('div');
      card.className = isDark(document) ? 'card dark' : 'card';
      card.popover = 'auto';
      card.role = 'dialog';
      card.ariaLabel = title;

      const close = () => {
        card.hidePopover();
        if (anchor instanceof HTMLElement) anchor.focus();
      };
      card.append(
        element('h2', title),
        ...(text ? [element('p', text)] : []),
        list(actions, close),
      );
      const owner = host;
      card.addEventListener('toggle', () => !card.matches(':popover-open') && owner.remove());
      host.attachShadow({ mode: 'closed' }).append(style, card);
      // In no body: the page may swap those.
      document.documentElement.append(host);
      card.showPopover();
      place(card, anchor.getBoundingClientRect());
      card.querySelector('button')?.focus();
    },
    hide(): void {
      host?.remove();
    },
  };

  function element(name: 'h2' | 'p', text: string): HTMLElement {
    const created = document.createElement(name);
    created.textContent = text;
    return created;
  }

  function list(actions: CardContent['actions'], close: () => void): HTMLElement {
    const items = document.createElement('ul');
    for (const { label, act } of actions) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.addEventListener('click', (event) => {
        if (!event.isTrusted) return;
        close();
        act();
      });
      const item = document.createElement('li');
      item.append(button);
      items.append(item);
    }
    items.addEventListener('keydown', (event) => moveFocus(event, items));
    return items;
  }
}

export type Card = ReturnType<typeof createCard>;

/** Below the button, or above it where there is no room; never over the window's edge. */
function place(card: HTMLElement, anchor: DOMRect): void {
  const { width, height } = card.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  const below = anchor.bottom + GAP_PX;
  const top = below + height <= innerHeight ? below : anchor.top - GAP_PX - height;
  const left = Math.min(anchor.left, innerWidth - width - GAP_PX);
  card.style.top = `${Math.max(GAP_PX, top)}px`;
  card.style.left = `${Math.max(GAP_PX, left)}px`;
}

/** Up and Down go through the list; Escape is the popover's own. */
function moveFocus(event: KeyboardEvent, items: HTMLElement): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...items.querySelectorAll('button')];
  const index = buttons.findIndex((button) => button.matches(':focus'));
  buttons[(index + step + buttons.length) % buttons.length]?.focus();
}

/** The console has a dark theme of its own, whatever the system's is. */
function isDark(document: Document): boolean {
  const channels = /\d+, \d+, \d+/.exec(getComputedStyle(document.body).color)?.[0].split(', ');
  const brightness = channels?.reduce((sum, channel) => sum + Number(channel), 0) ?? 0;
  return brightness > (3 * 255) / 2;
}
