import type { TargetedKeyboardEvent } from 'preact';
import type { Entry } from '../../lib/instances/search/entry.ts';
import { moveInList } from './list-keys.ts';
import { rowsInPage } from './list-window.ts';
import type { PickerActions } from './picker-actions.ts';
import { type Command, commandOf } from './picker-keys.ts';
import type { PickerState } from './picker-state.ts';

interface HandlerParts {
  state: PickerState;
  actions: PickerActions;
  openMenu: (entry: Entry) => void;
  openUnknown: (instanceId: string) => void;
  /** Empties the search box. */
  clear: () => void;
  /** The height of the list's view, px. */
  viewHeight: () => number;
}

/** What the search box does with its keys: all that are not about its own text. */
export function pickerKeyHandler(parts: HandlerParts) {
  const { state, actions } = parts;

  function run(command: Command): void {
    const { value: entry } = state.active;
    const { value: unknownId } = state.unknownId;
    if (command === 'clear') parts.clear();
    else if (entry) runWith(entry)[command]();
    else if (command === 'open' && unknownId) parts.openUnknown(unknownId);
  }

  const runWith = (entry: Entry): Record<Exclude<Command, 'clear'>, () => unknown> => ({
    open: () => actions.open(entry, { another: false }),
    'open-another': () => actions.open(entry, { another: true }),
    'copy-id': () => actions.copy(entry.row.instanceId),
    pin: () => actions.pin(entry),
    menu: () => parts.openMenu(entry),
  });

  return (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    actions.notice.value = '';
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const box = { isEmpty: value === '', hasSelection: selectionStart !== selectionEnd };
    const command = commandOf(event, box);
    const { value: index } = state.activeIndex;
    const page = rowsInPage(parts.viewHeight());
    const target = moveInList(event, index, state.results.value.length, page);
    if (command) run(command);
    else if (target !== undefined) state.moveTo(target);
    else return;
    event.preventDefault();
  };
}
