import { useComputed, useSignal } from '@preact/signals';
import { Check, Plus } from 'lucide-preact';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { InventoryRow } from '../../lib/instances/inventory-row.ts';
import { WALL_MAX } from '../../lib/wall.ts';
import { belongsToInputMethod } from '../popup/list-keys.ts';
import { StatusDot } from '../shared/status-dot.tsx';
import type { WallInventory } from './wall-inventory.ts';
import type { WallState } from './wall-state.ts';

interface AddInstanceProps {
  wall: WallState;
  inventory: WallInventory;
}

/** A search over the inventory whose choice goes on the wall. It stays open for the next one. */
export function AddInstance({ wall, inventory }: AddInstanceProps) {
  const { list, profiles } = wall;
  const listId = useId();
  const query = useSignal('');
  const isOpen = useSignal(false);
  const active = useSignal(0);
  const rows = useComputed(() => (isOpen.value ? inventory.find(query.value) : []));
  const optionId = (index: number) => `${listId}-${index}`;

  function add(row: InventoryRow | undefined): void {
    if (!row || list.tileOf(row)) return;
    const { profileId, regionId, instanceId } = row;
    list.add({ profileId, regionId, instanceId });
    query.value = '';
    active.value = 0;
  }

  function move(by: number): void {
    isOpen.value = true;
    active.value = Math.min(Math.max(active.value + by, 0), Math.max(rows.value.length - 1, 0));
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (belongsToInputMethod(event)) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') add(rows.value[active.value]);
    else if (event.key === 'Escape' && isOpen.value) isOpen.value = false;
    else return;
    event.preventDefault();
  };

  const isFull = list.isFull.value;
  const hasOptions = rows.value.length > 0;
  return (
    <div class="add">
      <Plus size={16} aria-hidden />
      <input
        type="text"
        role="combobox"
        aria-label={i18n.t('wall.add')}
        aria-expanded={isOpen.value && hasOptions}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={hasOptions ? optionId(active.value) : undefined}
        placeholder={i18n.t('wall.addPlaceholder')}
        autocomplete="off"
        spellcheck={false}
        readOnly={isFull}
        title={isFull ? i18n.t('wall.full') : undefined}
        value={query.value}
        onInput={({ currentTarget }) => {
          query.value = currentTarget.value;
          active.value = 0;
          isOpen.value = true;
        }}
        onFocus={() => {
          isOpen.value = !isFull;
        }}
        onBlur={() => {
          isOpen.value = false;
        }}
        onKeyDown={onKeyDown}
      />
      <span class="add-count">{i18n.t('wall.count', [list.tiles.value.length, WALL_MAX])}</span>
      <div class="add-list" hidden={!isOpen.value}>
        <div id={listId} role="listbox" aria-label={i18n.t('wall.add')}>
          {rows.value.map((row, index) => (
            <Offer
              key={optionId(index)}
              id={optionId(index)}
              row={row}
              profileName={profiles.value.find(({ id }) => id === row.profileId)?.name}
              isActive={index === active.value}
              isOnWall={list.tileOf(row) !== undefined}
              onChoose={() => add(row)}
            />
          ))}
        </div>
        {!hasOptions && isOpen.value && (
          <p class="add-none" role="status">
            {inventory.isBusy.value ? i18n.t('wall.noneYet') : i18n.t('wall.none')}
          </p>
        )}
      </div>
    </div>
  );
}

interface OfferProps {
  id: string;
  row: InventoryRow;
  profileName: string | undefined;
  isActive: boolean;
  isOnWall: boolean;
  onChoose: () => void;
}

function Offer({ id, row, profileName, isActive, isOnWall, onChoose }: OfferProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the focus and handles the keys
    <div
      id={id}
      class="offer"
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-disabled={isOnWall}
      // The field keeps the focus, and so its list.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span class="offer-name">{row.name}</span>
      {isOnWall ? (
        <span class="offer-added">
          <Check size={12} aria-hidden />
          {i18n.t('wall.added')}
        </span>
      ) : (
        <StatusDot status={row.status} />
      )}
      <span class="offer-id">
        {row.instanceId}
        <span>{[row.regionId, profileName].filter(Boolean).join(' · ')}</span>
      </span>
    </div>
  );
}
