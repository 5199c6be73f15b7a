interface InputGuard {
  isLive(): boolean;
  /** A person did something in this window. */
  onUse(): void;
  /** A key or a click was meant for the guest and dropped. */
  onDropped(): void;
}

const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'NumLock']);

/**
 * Drops what is typed and clicked while the session is not live: a stalled connection would deliver
 * it later, to whatever the guest shows by then. Releases go through, so that no key stays down.
 * Gives back what ends the guard.
 */
export function guardInput(screen: HTMLElement, guard: InputGuard): () => void {
  const lifetime = new AbortController();
  const options = { capture: true, signal: lifetime.signal };
  const isForGuest = ({ target }: Event) =>
    target === document.body || (target instanceof Node && screen.contains(target));

  function drop(event: Event): boolean {
    if (guard.isLive() || !isForGuest(event)) return false;
    event.preventDefault();
    event.stopImmediatePropagation();
    return true;
  }

  window.addEventListener(
    'keydown',
    (event) => {
      guard.onUse();
      if (drop(event) && !MODIFIERS.has(event.key)) guard.onDropped();
    },
    options,
  );
  for (const type of ['mousedown', 'pointerdown', 'touchstart', 'wheel'] as const) {
    window.addEventListener(
      type,
      (event) => {
        guard.onUse();
        drop(event);
      },
      { ...options, passive: false },
    );
  }
  window.addEventListener('pointermove', guard.onUse, { ...options, passive: true });
  return () => lifetime.abort();
}
