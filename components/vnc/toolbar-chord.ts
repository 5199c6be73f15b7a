/** How the chord is shown. */
export const TOOLBAR_CHORD = 'Ctrl+Alt+Shift+M';

/** The one chord that is ours and not the guest's: read by its place, whatever the layout. */
export const isToolbarChord = (event: KeyboardEvent): boolean =>
  event.ctrlKey && event.altKey && event.shiftKey && event.code === 'KeyM';

/** Calls back once no modifier is held any more. */
export function whenKeysAreUp(signal: AbortSignal, callback: () => void): void {
  const done = new AbortController();
  window.addEventListener(
    'keyup',
    (event) => {
      if (event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return;
      done.abort();
      // After noVNC has seen the same event.
      queueMicrotask(callback);
    },
    { signal: AbortSignal.any([signal, done.signal]) },
  );
}
