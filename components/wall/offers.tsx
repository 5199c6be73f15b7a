import { Check, Search } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { InventoryRow } from '../../lib/instances/inventory-row.ts';
import type { FinderState } from '../shared/finder-state.ts';
import { problemText } from '../shared/problem-text.ts';
import { regionName } from '../shared/region-name.ts';
import { StatusDot } from '../shared/status-dot.tsx';

interface OfferProps {
  id: string;
  isActive: boolean;
  onChoose: () => void;
}

interface RowOfferProps extends OfferProps {
  row: InventoryRow;
  profileName: string | undefined;
  isOnWall: boolean;
}

/** An instance that can be put on the wall. */
export function RowOffer({ row, profileName, isOnWall, ...offer }: RowOfferProps) {
  return (
    <Offer {...offer} isOff={isOnWall}>
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
        <span>
          {[regionName(row.regionId) ?? row.regionId, profileName].filter(Boolean).join(' · ')}
        </span>
      </span>
    </Offer>
  );
}

/** An id that the inventory does not have, and the search for it. */
export function IdOffer({ instanceId, ...offer }: OfferProps & { instanceId: string }) {
  return (
    <Offer {...offer}>
      <span class="offer-name">{i18n.t('wall.lookFor', [instanceId])}</span>
      <Search size={14} aria-hidden />
    </Offer>
  );
}

/** How the search for an id goes, or how it ended. */
export function FinderLine({ state }: { state: FinderState }) {
  switch (state.name) {
    case 'looking':
      return (
        <>
          <progress aria-label={i18n.t('finder.title')} {...progressOf(state)} />
          <p>{i18n.t('finder.looking')}</p>
        </>
      );
    case 'nobody':
      return (
        <p>
          <strong>{i18n.t('finder.nobodyTitle')}</strong>{' '}
          {i18n.t('finder.nobodyText', [state.regions, state.profileNames.join(', ')])}
        </p>
      );
    case 'stopped': {
      const { title, advice } = problemText(state.problem);
      return (
        <p>
          <strong>{title}</strong> {advice}
        </p>
      );
    }
  }
}

/** Without a plan there is no end to measure by. */
const progressOf = ({ done, all }: { done: number; all: number }) =>
  all > 0 ? { value: done, max: all } : {};

interface OfferFrameProps extends OfferProps {
  isOff?: boolean;
  children: ComponentChildren;
}

function Offer({ id, isActive, isOff = false, onChoose, children }: OfferFrameProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the focus and handles the keys
    <div
      id={id}
      class="offer"
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-disabled={isOff}
      // The field keeps the focus, and so its list.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {children}
    </div>
  );
}
