import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Entry } from '../../lib/instances/search/entry.ts';
import { Keys } from '../shared/keys.tsx';
import { optionId } from './instance-row.tsx';
import { moveFocus } from './move-focus.ts';
import type { PickerActions } from './picker-actions.ts';
import { KEYS } from './picker-keys.ts';

/** So many addresses have a line of their own; the others are in the preview. */
const IPS_MAX = 4;

interface InstanceMenuProps {
  entry: Entry;
  isPinned: boolean;
  actions: PickerActions;
  onClose: () => void;
}

/** What can be done with an instance. It takes the focus, and gives it back by `onClose`. */
export function InstanceMenu({ entry, isPinned, actions, onClose }: InstanceMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (!menu.current) return;
    placeBelow(menu.current, document.getElementById(optionId(entry.key)));
    menu.current.querySelector('button')?.focus();
  }, [entry.key]);

  const items = itemsOf(entry, isPinned, actions);
  return (
    <div
      ref={menu}
      class="instance-menu"
      role="menu"
      tabIndex={-1}
      aria-label={i18n.t('popup.actionsOf', [entry.row.name])}
      onKeyDown={(event) => {
        moveFocus(event, event.currentTarget);
        if (event.key !== 'Escape' && event.key !== 'Tab') return;
        event.preventDefault();
        onClose();
      }}
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) onClose();
      }}
    >
      {items.map(({ label, keys, run }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            onClose();
            run();
          }}
        >
          <span>{label}</span>
          {keys && <Keys shortcut={keys} />}
        </button>
      ))}
    </div>
  );
}

interface Item {
  label: string;
  keys?: string;
  run: () => unknown;
}

function itemsOf(entry: Entry, isPinned: boolean, actions: PickerActions): Item[] {
  const { row } = entry;
  const ips = [...row.publicIps, ...row.privateIps].slice(0, IPS_MAX);
  return [
    {
      label: i18n.t('popup.open'),
      keys: KEYS.open,
      run: () => actions.open(entry, { another: false }),
    },
    {
      label: i18n.t('popup.openAnother'),
      keys: KEYS['open-another'],
      run: () => actions.open(entry, { another: true }),
    },
    {
      label: isPinned ? i18n.t('popup.unpin') : i18n.t('popup.pin'),
      keys: KEYS.pin,
      run: () => actions.pin(entry),
    },
    {
      label: i18n.t('popup.copyId'),
      keys: KEYS['copy-id'],
      run: () => actions.copy(row.instanceId),
    },
    ...ips.map((ip) => ({ label: i18n.t('popup.copyIp', [ip]), run: () => actions.copy(ip) })),
    { label: i18n.t('popup.addToWall'), run: () => actions.addToWall(entry) },
    { label: i18n.t('popup.openConsole'), run: () => actions.openConsole(entry) },
  ];
}

/** Puts the menu under its row, or as far up as it has to be to stay within the page. */
function placeBelow(menu: HTMLElement, row: HTMLElement | null): void {
  const below = row?.getBoundingClientRect().bottom ?? 0;
  const lowest = window.innerHeight - menu.offsetHeight;
  menu.style.top = `${Math.max(0, Math.min(below, lowest))}px`;
}
