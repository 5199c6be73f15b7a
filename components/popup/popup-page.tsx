import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Entry } from '../../lib/instances/search/entry.ts';
import { onVaultNews } from '../../lib/messaging/vault-news.ts';
import type { Ask } from '../shared/ask.ts';
import { InstanceMenu } from './instance-menu.tsx';
import { createPickerActions } from './picker-actions.ts';
import { pickerKeyHandler } from './picker-key-handler.ts';
import type { PickerState } from './picker-state.ts';
import { PopupBody } from './popup-body.tsx';
import { PopupFooter } from './popup-footer.tsx';
import { PopupHeader } from './popup-header.tsx';
import { PopupNotices } from './popup-notices.tsx';
import { PreviewPane } from './preview-pane.tsx';
import type { PreviewState } from './preview-state.ts';
import { ResultList, viewHeight } from './result-list.tsx';
import { clearBox, SearchBox } from './search-box.tsx';
import { ViewersMenu } from './viewers-menu.tsx';
import '../shared/profile-dot.css';
import './popup.css';

interface PopupPageProps {
  ask: Ask;
  /** Both were started: what they ask for takes longer than the page's first frame. */
  state: PickerState;
  preview: PreviewState;
  /** Closes the popup; a picker in a tab stays. */
  close: () => void;
  openSettings: () => void;
  /** Opens a page of ours or of the web in a new tab. */
  openTab: (url: string) => void;
  isInTab: boolean;
}

export function PopupPage({ ask, state, preview, close, openSettings, ...page }: PopupPageProps) {
  const box = useRef<HTMLInputElement>(null);
  const menuFor = useSignal<Entry>();
  const showsProblems = useSignal(false);
  const actions = useMemo(() => {
    const copy = (text: string) => navigator.clipboard.writeText(text);
    return createPickerActions({ state, copy, close, openTab: page.openTab });
  }, [state, close, page.openTab]);

  useEffect(() => {
    const stopFollowing = preview.follow();
    const stopHearing = onVaultNews(({ status }) => {
      if ((status === 'locked') !== (state.phase.value === 'locked')) state.refresh();
    });
    return () => {
      stopFollowing();
      stopHearing();
    };
  }, [state, preview]);

  useWarmSearch(state);

  const isListing = useComputed(() => state.phase.value !== 'locked').value;
  useLayoutEffect(() => {
    if (isListing) box.current?.focus();
  }, [isListing]);

  const openMenu = (entry: Entry) => {
    menuFor.value = entry;
  };
  const openUnknown = async (id: string) => {
    if (await state.openUnknown(id)) close();
  };
  const onKeyDown = pickerKeyHandler({
    state,
    actions,
    openMenu,
    openUnknown,
    viewHeight,
    clear: () => clearBox(box, state),
  });
  const leaveFor = (url: string) => {
    page.openTab(url);
    close();
  };

  const active = state.active.value;
  const menu = menuFor.value;
  return (
    <>
      <PopupHeader
        state={state}
        openInTab={page.isInTab ? undefined : () => leaveFor('popup.html?tab')}
        openWall={() => leaveFor('wall.html')}
        openSettings={openSettings}
      >
        <SearchBox state={state} box={box} onKeyDown={onKeyDown} />
        <ViewersMenu ask={ask} close={close} />
      </PopupHeader>
      <main class="popup-main">
        <PopupNotices
          state={state}
          showsProblems={showsProblems.value}
          openSettings={openSettings}
          onOpened={close}
        />
        <PopupBody state={state} openSettings={openSettings} onOpenUnknown={openUnknown}>
          <div class="picker">
            <ResultList state={state} onOpen={actions.open} onMenu={openMenu} />
            {active && (
              <PreviewPane
                entry={active}
                state={state}
                preview={preview}
                onOpen={actions.open}
                onMenu={openMenu}
              />
            )}
          </div>
        </PopupBody>
        {menu && (
          <InstanceMenu
            entry={menu}
            isPinned={state.isPinned(menu.row)}
            actions={actions}
            onClose={() => {
              menuFor.value = undefined;
              box.current?.focus();
            }}
          />
        )}
      </main>
      <PopupFooter
        state={state}
        notice={actions.notice.value}
        showsProblems={showsProblems.value}
        onProblems={() => {
          showsProblems.value = !showsProblems.value;
        }}
      />
    </>
  );
}

/** How long the list has to rest before the next search is prepared, ms. */
const WARM_AFTER_MS = 200;

/** Prepares the first search once rows stop coming. */
function useWarmSearch(state: PickerState): void {
  useSignalEffect(() => {
    state.search.value;
    const timer = setTimeout(state.warmUp, WARM_AFTER_MS);
    return () => clearTimeout(timer);
  });
}
