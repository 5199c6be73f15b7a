import { Search, X } from 'lucide-preact';
import type { RefObject, TargetedKeyboardEvent } from 'preact';
import { i18n } from '#i18n';
import { optionId } from './instance-row.tsx';
import type { PickerState } from './picker-state.ts';
import { LIST_ID } from './result-list.tsx';

interface SearchBoxProps {
  state: PickerState;
  box: RefObject<HTMLInputElement | null>;
  onKeyDown: (event: TargetedKeyboardEvent<HTMLInputElement>) => void;
}

/**
 * The box that keeps the focus, and points at the chosen row. It keeps its own text: to write into
 * it while an input method composes would break that.
 */
export function SearchBox({ state, box, onKeyDown }: SearchBoxProps) {
  const active = state.active.value;
  const read = (event: InputEvent | CompositionEvent) => {
    // What is being composed is no word yet.
    if ('isComposing' in event && event.isComposing) return;
    state.type(box.current?.value ?? '');
  };
  return (
    <div class="search">
      <Search size={16} aria-hidden />
      <input
        ref={box}
        type="text"
        role="combobox"
        aria-expanded={state.results.value.length > 0}
        aria-controls={LIST_ID}
        aria-autocomplete="list"
        aria-activedescendant={active && optionId(active.key)}
        aria-label={i18n.t('popup.search')}
        placeholder={i18n.t('popup.searchHint')}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        onInput={read}
        onCompositionEnd={read}
        onKeyDown={onKeyDown}
      />
      {state.query.value !== '' && (
        <button
          type="button"
          class="icon-button"
          aria-label={i18n.t('popup.clear')}
          title={i18n.t('popup.clear')}
          onClick={() => clearBox(box, state)}
        >
          <X size={16} aria-hidden />
        </button>
      )}
    </div>
  );
}

export function clearBox(box: RefObject<HTMLInputElement | null>, state: PickerState): void {
  if (box.current) box.current.value = '';
  state.type('');
  box.current?.focus();
}
