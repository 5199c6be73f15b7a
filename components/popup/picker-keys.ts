import { belongsToInputMethod } from '../shared/input-method.ts';
import type { ListKey } from './list-keys.ts';

/** What a key does with the chosen row, other than moving to another. */
export type Command = 'open' | 'open-another' | 'copy-id' | 'pin' | 'menu' | 'clear';

interface BoxState {
  /** Some of what was typed is selected, which is what copying is about then. */
  hasSelection: boolean;
  isEmpty: boolean;
}

/** The keys as they are written beside what they do. */
export const KEYS = {
  open: 'Enter',
  'open-another': 'Ctrl+Enter',
  'copy-id': 'Ctrl+C',
  pin: 'Ctrl+P',
  menu: 'Ctrl+K',
} as const satisfies Partial<Record<Command, string>>;

/** The command of a key press in the search box; undefined leaves the key to the box. */
export function commandOf(event: ListKey, box: BoxState): Command | undefined {
  if (belongsToInputMethod(event) || event.altKey) return undefined;
  const { key, shiftKey } = event;
  // A Mac's Command key is what Ctrl is elsewhere.
  if (event.ctrlKey || event.metaKey) return shiftKey ? undefined : withCtrl(key, box);
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) return 'menu';
  if (shiftKey) return undefined;
  if (key === 'Enter') return 'open';
  // The next Escape is the browser's, and closes the popup.
  return key === 'Escape' && !box.isEmpty ? 'clear' : undefined;
}

function withCtrl(key: string, { hasSelection }: BoxState): Command | undefined {
  switch (key.toLowerCase()) {
    case 'enter':
      return 'open-another';
    case 'c':
      return hasSelection ? undefined : 'copy-id';
    case 'p':
      return 'pin';
    case 'k':
      return 'menu';
    default:
      return undefined;
  }
}
