import { Keyboard, Maximize, RotateCw } from 'lucide-preact';
import { i18n } from '#i18n';
import { Button } from '../shared/button.tsx';
import { sessionWord } from '../shared/session-words.ts';
import { KeepAliveSelect } from './keep-alive-select.tsx';
import { RoundTrip } from './round-trip.tsx';
import { TOOLBAR_CHORD } from './toolbar-chord.ts';
import { TypeTextButton } from './typing/type-text-button.tsx';
import type { Typing } from './typing/typing-state.ts';
import { useToolbar } from './use-toolbar.ts';
import type { Viewer } from './viewer-state.ts';

/** The viewer's tools, with the name and the state of what they work on. */
export function Toolbar({ viewer, typing }: { viewer: Viewer; typing: Typing }) {
  const { bar, shown, hide } = useToolbar(viewer.focusScreen);
  const state = viewer.state.value;

  return (
    <header class="toolbar" ref={bar} data-shown={shown.value} inert={!shown.value}>
      <p class="toolbar-name">
        <strong>{viewer.names.value.name ?? viewer.instance.instanceId}</strong>
        <span>
          {viewer.instance.regionId} · {sessionWord(state)}
        </span>
        {state.name === 'live' && shown.value && <RoundTrip viewer={viewer} />}
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
      {state.name === 'live' && <TypeTextButton typing={typing} hide={hide} />}
      {(state.name === 'waiting' || state.name === 'watching' || state.name === 'ended') && (
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
      <KeepAliveSelect viewer={viewer} />
      <kbd title={i18n.t('viewer.toolbarHint')}>{TOOLBAR_CHORD}</kbd>
    </header>
  );
}

function toggleFullScreen(): void {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}
