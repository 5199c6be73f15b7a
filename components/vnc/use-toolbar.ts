import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { isToolbarChord, whenKeysAreUp } from './toolbar-chord.ts';

/** This near to the window's top edge, the pointer asks for the toolbar. Pixels. */
const EDGE = 4;

interface ToolbarVisibility {
  bar: RefObject<HTMLElement | null>;
  shown: Signal<boolean>;
  /** Hides the toolbar and gives the keyboard back to the guest. */
  hide(): void;
}

/**
 * Keeps the toolbar out of sight until the pointer touches the top edge or the chord is pressed,
 * and until neither the pointer nor the focus is on it.
 */
export function useToolbar(focusScreen: () => void): ToolbarVisibility {
  const shown = useSignal(false);
  const bar = useRef<HTMLElement>(null);

  const hide = useCallback(() => {
    shown.value = false;
    focusScreen();
  }, [shown, focusScreen]);

  useEffect(() => {
    const controller = new AbortController();
    const options = { capture: true, signal: controller.signal };
    const isInside = (node: EventTarget | null) => !!bar.current?.contains(node as Node | null);

    const onPointerMove = ({ clientY, target }: PointerEvent) => {
      if (clientY <= EDGE) shown.value = true;
      else if (shown.value) shown.value = isInside(target) || isInside(document.activeElement);
    };

    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && isInside(event.target)) hide();
      if (!isToolbarChord(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      shown.value = true;
      // The guest must see the chord's modifiers go up before the focus leaves its screen.
      whenKeysAreUp(controller.signal, () => bar.current?.querySelector('button')?.focus());
    };

    const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
      if (isInside(target) && !isInside(relatedTarget)) shown.value = false;
    };

    window.addEventListener('pointermove', onPointerMove, options);
    window.addEventListener('keydown', onKeyDown, options);
    window.addEventListener('focusout', onFocusOut, options);
    return () => controller.abort();
  }, [shown, hide]);

  return { bar, shown, hide };
}
