import { useSignal } from '@preact/signals';
import { Keyboard, Maximize, RotateCw } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../shared/button.tsx';
import { sessionWord } from './session-words.ts';
import { isToolbarChord, TOOLBAR_CHORD, whenKeysAreUp } from './toolbar-chord.ts';
import type { Viewer } from './viewer-state.ts';

/** This near to the window's top edge, the pointer asks for the toolbar. Pixels. */
const EDGE = 4;

/**
 * The viewer's tools. Out of sight until the pointer touches the top edge or the chord is pressed,
 * and gone again once neither the pointer nor the focus is on it.
 */
export function Toolbar({ viewer }: { viewer: Viewer }) {
  const shown = useSignal(false);
  const bar = useRef<HTMLElement>(null);
  const state = viewer.state.value;

  useEffect(() => {
    const controller = new AbortController();
    const options = { capture: true, signal: controller.signal };
    window.addEventListener(
      'pointermove',
      ({ clientY }) => {
        if (clientY <= EDGE) shown.value = true;
        else if (shown.value && !isBusy(bar.current)) shown.value = false;
      },
      options,
    );
    window.addEventListener(
      'keydown',
      (event) => {
        if (!isToolbarChord(event)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        shown.value = true;
        // The guest must see the chord's modifiers go up before the focus leaves its screen.
        whenKeysAreUp(controller.signal, () => bar.current?.querySelector('button')?.focus());
      },
      options,
    );
    return () => controller.abort();
  }, [shown]);

  const hide = () => {
    shown.value = false;
    viewer.focusScreen();
  };

  return (
    <header
      class="toolbar"
      ref={bar}
      data-shown={shown.value}
      inert={!shown.value}
      onKeyDown={(event) => event.key === 'Escape' && hide()}
      onFocusOut={({ relatedTarget }) => {
        if (!bar.current?.contains(relatedTarget as Node | null)) shown.value = false;
      }}
    >
      <p class="toolbar-name">
        <strong>{viewer.names.value.name ?? viewer.instance.instanceId}</strong>
        <span>
          {viewer.instance.regionId} · {sessionWord(state)}
        </span>
      </p>
      {state.name === 'live' && (
        <Button
          small
          variant="quiet"
          icon={<Keyboard size={14} aria-hidden />}
          onClick={() => {
            viewer.sendCtrlAltDel();
            hide();
          }}
        >
          Ctrl+Alt+Del
        </Button>
      )}
      {state.name !== 'live' && state.name !== 'opening' && (
        <Button
          small
          variant="quiet"
          icon={<RotateCw size={14} aria-hidden />}
          onClick={viewer.again}
        >
          {i18n.t('viewer.reconnect')}
        </Button>
      )}
      <Button
        small
        variant="quiet"
        icon={<Maximize size={14} aria-hidden />}
        onClick={() => {
          toggleFullScreen();
          hide();
        }}
      >
        {i18n.t('viewer.fullScreen')}
      </Button>
      <kbd title={i18n.t('viewer.toolbarHint')}>{TOOLBAR_CHORD}</kbd>
    </header>
  );
}

const isBusy = (bar: HTMLElement | null) =>
  bar?.matches(':hover') || bar?.contains(document.activeElement);

function toggleFullScreen(): void {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}
