import { Plus } from 'lucide-preact';
import { useEffect, useId, useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { WALL_MAX } from '../../lib/wall.ts';
import { ask } from '../shared/ask.ts';
import { belongsToInputMethod } from '../shared/input-method.ts';
import { type AddState, createAddState } from './add-state.ts';
import { FinderLine, IdOffer, RowOffer } from './offers.tsx';
import type { WallInventory } from './wall-inventory.ts';
import type { WallState } from './wall-state.ts';

interface AddInstanceProps {
  wall: WallState;
  inventory: WallInventory;
}

/** A search over the inventory whose choice goes on the wall. It stays open for the next one. */
export function AddInstance({ wall, inventory }: AddInstanceProps) {
  const state = useMemo(() => createAddState({ ask, wall, inventory }), [wall, inventory]);
  useEffect(() => state.close, [state]);
  const listId = useId();
  const { list } = wall;

  const isFull = list.isFull.value;
  const isOpen = state.isOpen.value && !isFull;
  const hasOffers = isOpen && (state.rows.value.length > 0 || state.unknownId.value !== undefined);
  return (
    <div class="add">
      <Plus size={16} aria-hidden />
      <input
        type="text"
        role="combobox"
        aria-label={i18n.t('wall.add')}
        aria-expanded={hasOffers}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={hasOffers ? optionId(listId, state.active.value) : undefined}
        placeholder={isFull ? i18n.t('wall.full') : i18n.t('wall.addPlaceholder')}
        autocomplete="off"
        spellcheck={false}
        readOnly={isFull}
        value={state.query.value}
        onInput={({ currentTarget }) => state.type(currentTarget.value)}
        onFocus={() => {
          state.isOpen.value = true;
        }}
        onBlur={state.close}
        onKeyDown={(event) => onKeyDown(event, state)}
      />
      <span class="add-count">{i18n.t('wall.count', [list.tiles.value.length, WALL_MAX])}</span>
      <div class="add-list" hidden={!isOpen}>
        <Offers state={state} wall={wall} listId={listId} />
        <div class="add-news" role="status">
          {state.finder.value && <FinderLine state={state.finder.value.state.value} />}
          {isOpen && !hasOffers && (
            <p>{inventory.isBusy.value ? i18n.t('wall.noneYet') : i18n.t('wall.none')}</p>
          )}
        </div>
      </div>
    </div>
  );
}

const optionId = (listId: string, index: number): string => `${listId}-${index}`;

function onKeyDown(event: KeyboardEvent, state: AddState): void {
  if (belongsToInputMethod(event)) return;
  if (event.key === 'ArrowDown') state.move(1);
  else if (event.key === 'ArrowUp') state.move(-1);
  else if (event.key === 'Enter') state.choose(state.active.value);
  else if (event.key === 'Escape' && state.isOpen.value) state.close();
  else return;
  event.preventDefault();
}

function Offers({ state, wall, listId }: { state: AddState; wall: WallState; listId: string }) {
  const { list, profiles } = wall;
  const id = state.unknownId.value;
  return (
    <div id={listId} role="listbox" aria-label={i18n.t('wall.add')}>
      {state.rows.value.map((row, index) => (
        <RowOffer
          key={optionId(listId, index)}
          id={optionId(listId, index)}
          row={row}
          profileName={profiles.value.find((profile) => profile.id === row.profileId)?.name}
          isActive={index === state.active.value}
          isOnWall={list.tileOf(row) !== undefined}
          onChoose={() => state.choose(index)}
        />
      ))}
      {id && (
        <IdOffer
          id={optionId(listId, 0)}
          instanceId={id}
          isActive
          onChoose={() => state.choose(0)}
        />
      )}
    </div>
  );
}
