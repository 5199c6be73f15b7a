import { AppWindow, LayoutGrid, X } from 'lucide-preact';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { onViewersNews } from '../../lib/messaging/viewers-news.ts';
import type { Ask } from '../shared/ask.ts';
import { Button } from '../shared/button.tsx';
import { freeScreen } from './free-screen.ts';
import { moveFocus } from './move-focus.ts';
import { ViewerItem } from './viewer-item.tsx';
import { createViewersState, type ViewersState } from './viewers-state.ts';
import './viewers-menu.css';

interface ViewersMenuProps {
  ask: Ask;
  /** Closes the page, after what brings another window to the front. */
  close: () => void;
}

/** The open viewers: how many, and behind that a list to go to them. Nothing while there is none. */
export function ViewersMenu({ ask, close }: ViewersMenuProps) {
  const state = useMemo(() => createViewersState(ask), [ask]);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    state.refresh();
    return onViewersNews(state.refresh);
  }, [state]);

  const count = state.viewers.value.length;
  if (count === 0) return null;
  const lost = state.lost.value;
  const label = i18n.t('viewers.title', [count]);
  return (
    <div class="viewers">
      <button
        type="button"
        class="button quiet small"
        popovertarget={id}
        aria-label={lost > 0 ? `${label} ${i18n.t('viewers.badgeLost', [lost])}` : label}
        title={label}
      >
        <AppWindow size={14} aria-hidden />
        {count}
        {lost > 0 && <span class="viewers-warning">!</span>}
      </button>
      <div
        ref={list}
        id={id}
        class="viewers-list"
        popover="auto"
        role="dialog"
        aria-label={label}
        onKeyDown={(event) => list.current && moveFocus(event, list.current)}
      >
        <ul>
          {state.viewers.value.map((viewer) => (
            <ViewerItem
              key={viewer.tabId}
              viewer={viewer}
              onFocus={() => state.focus(viewer.tabId).then(close)}
              onClose={() => state.close(viewer.tabId)}
            />
          ))}
        </ul>
        <AllViewers state={state} count={count} close={close} />
      </div>
    </div>
  );
}

/** What can be done with all of them at once. */
function AllViewers(props: { state: ViewersState; count: number; close: () => void }) {
  const { state, count, close } = props;
  return (
    <div class="viewers-all">
      {count > 1 && (
        <Button
          small
          variant="quiet"
          icon={<LayoutGrid size={14} aria-hidden />}
          onClick={() => state.tile(freeScreen(window.screen)).then(close)}
        >
          {i18n.t('viewers.tile')}
        </Button>
      )}
      <Button small variant="quiet" icon={<X size={14} aria-hidden />} onClick={state.closeAll}>
        {i18n.t('viewers.closeAll')}
      </Button>
    </div>
  );
}
