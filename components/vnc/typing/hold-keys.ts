import { isToolbarChord } from '../toolbar-chord.ts';

interface KeyHold {
  /** Whether text is being typed now. */
  isTyping(): boolean;
  /** Whether a key would go to the guest. */
  isForGuest(event: Event): boolean;
  onEscape(): void;
}

/**
 * Keeps a person's keys from a guest at which text is being typed, where they would land between its
 * characters. Escape, wherever the focus is, ends the typing. Gives back what ends this.
 */
export function holdKeys(page: Window, hold: KeyHold): () => void {
  const lifetime = new AbortController();
  page.addEventListener(
    'keydown',
    (event) => {
      if (!hold.isTyping() || isToolbarChord(event)) return;
      const isEscape = event.key === 'Escape';
      if (!isEscape && !hold.isForGuest(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (isEscape) hold.onEscape();
    },
    { capture: true, signal: lifetime.signal },
  );
  return () => lifetime.abort();
}
