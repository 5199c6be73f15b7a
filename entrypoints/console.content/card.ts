const STYLE = `
  :host { all: initial; }
  .card {
    color-scheme: light; position: fixed; inset: auto; box-sizing: border-box;
    width: max-content; max-width: 320px; margin: 0; padding: 12px;
    border: 1px solid #8884; border-radius: 6px; background: Canvas; color: CanvasText;
    box-shadow: 0 4px 16px #0003; font: 13px/20px system-ui, sans-serif;
  }
  .dark { color-scheme: dark; }
  p { margin: 4px 0; }
  b { display: block; }
  button {
    display: block; width: 100%; margin-top: 4px; padding: 5px 10px; border: 0; border-radius: 4px;
    background: #6063da26; color: inherit; font: inherit; text-align: start;
    overflow-wrap: anywhere; cursor: pointer;
  }
  button:hover { background: #6063da4d; }
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
      card.append(element('b', title), ...(text ? [element('p', text)] : []), list(actions, close));
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

  function element(name: 'b' | 'p', text: string): HTMLElement {
    const created = document.createElement(name);
    created.textContent = text;
    return created;
  }

  function list(actions: CardContent['actions'], close: () => void): HTMLElement {
    const items = document.createElement('div');
    for (const { label, act } of actions) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = label;
      button.addEventListener('click', (event) => {
        if (!event.isTrusted) return;
        close();
        act();
      });
      items.append(button);
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
