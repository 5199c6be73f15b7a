interface PasteHandlers {
  /** Whether a Ctrl+V that is pressed now, in this place, is ours and not the guest's. */
  isOurs(event: KeyboardEvent): boolean;
  onText(text: string): void;
  /** There is no text to paste: the guest gets its Ctrl+V after all. */
  onNothing(): void;
}

const isPasteKey = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === 'KeyV';

/**
 * Takes what is pasted over the guest's screen. The browser makes a paste of the keys only if nobody
 * cancels them, as noVNC does, so they are kept from it; the clipboard comes with the event, without
 * a permission. Gives back what ends that.
 */
export function takePaste(page: Window, handlers: PasteHandlers): () => void {
  const lifetime = new AbortController();
  const options = { capture: true, signal: lifetime.signal };
  let isExpected = false;
  page.addEventListener(
    'keydown',
    (event) => {
      isExpected = isPasteKey(event) && handlers.isOurs(event);
      if (isExpected) event.stopImmediatePropagation();
    },
    options,
  );
  page.addEventListener(
    'paste',
    (event) => {
      if (!isExpected) return;
      isExpected = false;
      event.preventDefault();
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text === '') handlers.onNothing();
      else handlers.onText(text);
    },
    options,
  );
  return () => lifetime.abort();
}
