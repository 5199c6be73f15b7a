import { RefreshCw, TriangleAlert, WifiOff } from 'lucide-preact';
import { i18n } from '#i18n';
import { Keys } from '../shared/keys.tsx';
import { keepFocus } from './keep-focus.ts';
import { KEYS } from './picker-keys.ts';
import type { PickerState } from './picker-state.ts';
import { problemsOf } from './source-problems.ts';
import { useOnline } from './use-online.ts';

interface PopupFooterProps {
  state: PickerState;
  /** What was just done, if it shows nowhere else. */
  notice: string;
  showsProblems: boolean;
  onProblems: () => void;
}

/** How many instances there are, what went wrong, and the keys. */
export function PopupFooter({ state, notice, showsProblems, onProblems }: PopupFooterProps) {
  const isOnline = useOnline();
  if (state.phase.value !== 'listing') return null;
  const problems = problemsOf(state.sources.value);
  const failed = problems.reduce((sum, { regionIds }) => sum + regionIds.length, 0);
  return (
    <footer class="popup-footer">
      <p class="popup-status" role="status">
        {notice || countText(state)}
      </p>
      <button
        type="button"
        class="icon-button"
        aria-label={i18n.t('popup.refresh')}
        title={i18n.t('popup.refresh')}
        onMouseDown={keepFocus}
        onClick={state.refresh}
      >
        <RefreshCw size={14} aria-hidden />
      </button>
      {!isOnline && (
        <p class="popup-warning" role="status">
          <WifiOff size={14} aria-hidden />
          {i18n.t('popup.offline')}
        </p>
      )}
      {failed > 0 && state.total.value > 0 && (
        <button
          type="button"
          class="popup-warning"
          aria-expanded={showsProblems}
          onMouseDown={keepFocus}
          onClick={onProblems}
        >
          <TriangleAlert size={14} aria-hidden />
          {i18n.t('popup.failed', [failed])}
        </button>
      )}
      {state.results.value.length > 0 && <KeyHints />}
    </footer>
  );
}

/** How many are found, of how many; and while they still come, from how many regions. */
function countText(state: PickerState): string {
  const format = new Intl.NumberFormat(i18n.t('common.language'));
  const total = format.format(state.total.value);
  if (state.query.value.trim() !== '') {
    return i18n.t('popup.found', [format.format(state.results.value.length), total]);
  }
  const { done, all } = state.progress.value ?? { done: 0, all: 0 };
  if (done < all) return i18n.t('popup.countSoFar', [total, done, all]);
  return i18n.t('popup.count', [total]);
}

function KeyHints() {
  const hints = [
    { keys: KEYS.open, text: i18n.t('popup.open') },
    { keys: KEYS['open-another'], text: i18n.t('popup.openAnother') },
    { keys: KEYS.menu, text: i18n.t('popup.actions') },
  ];
  return (
    <ul class="key-hints">
      {hints.map(({ keys, text }) => (
        <li key={keys}>
          <Keys shortcut={keys} /> {text}
        </li>
      ))}
    </ul>
  );
}
