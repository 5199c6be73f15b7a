import { X } from 'lucide-preact';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { InstanceSummary } from '../../lib/instances/summary.ts';
import type { ProfileSummary } from '../../lib/profiles/profile.ts';
import { ProfileDot } from '../shared/profile-dot.tsx';
import { StatusDot } from '../shared/status-dot.tsx';
import { faceWord } from './face-words.ts';
import type { Tile } from './tile.ts';
import { TileCover } from './tile-cover.tsx';
import { faceOf } from './tile-face.ts';
import { useSeen } from './use-seen.ts';

interface TileViewProps {
  tile: Tile;
  name: string;
  /** What the inventory says of the instance, if it knows it. */
  status: InstanceSummary['status'] | undefined;
  profile: ProfileSummary | undefined;
  /** The one tile that Tab leads to. */
  isCurrent: boolean;
  onTakeOver: () => void;
  onRemove: () => void;
  onFocus: () => void;
}

export const tileId = (tile: Tile): string => `tile-${tile.key}`;

/** One tile: a screen that can't be touched, under a button that takes it over. */
export function TileView({ tile, name, isCurrent, ...props }: TileViewProps) {
  const element = useRef<HTMLLIElement>(null);
  const report = useCallback(
    (seen: boolean) => {
      tile.onScreen.value = seen;
    },
    [tile],
  );
  useSeen(element, report);
  useEffect(() => {
    // One that was just added may be below what is seen.
    if (isCurrent) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);

  const face = faceOf(tile.order.value, tile.session.value);
  const word = faceWord(face);
  const isOpen = face.name === 'viewer';
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <li ref={element} class="tile" data-face={face.name}>
      <div class="tile-picture">
        <Screen tile={tile} isLive={face.name === 'live' || face.name === 'stalled'} />
        <button
          id={tileId(tile)}
          type="button"
          class="tile-open"
          tabIndex={tabIndex}
          aria-label={
            isOpen ? i18n.t('wall.show', [name, word]) : i18n.t('wall.open', [name, word])
          }
          onClick={props.onTakeOver}
          onFocus={props.onFocus}
        >
          <span class="tile-open-hint">
            {isOpen ? i18n.t('wall.showViewer') : i18n.t('wall.takeOver')}
          </span>
        </button>
        <TileCover tile={tile} face={face} />
      </div>
      <div class="tile-caption">
        <Caption {...props} tile={tile} name={name} word={word} />
        <button
          type="button"
          class="tile-remove"
          tabIndex={tabIndex}
          aria-label={i18n.t('wall.remove', [name])}
          title={i18n.t('wall.remove', [name])}
          onClick={props.onRemove}
        >
          <X size={14} aria-hidden />
        </button>
      </div>
    </li>
  );
}

function Screen({ tile, isLive }: { tile: Tile; isLive: boolean }) {
  const screen = useRef<HTMLDivElement>(null);
  const lastFrame = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!screen.current || !lastFrame.current) return;
    tile.stage = { screen: screen.current, lastFrame: lastFrame.current };
    return () => {
      tile.stage = null;
    };
  }, [tile]);
  return (
    <div class="tile-stage" inert>
      <div class="tile-screen" ref={screen} />
      <canvas class="tile-last-frame" ref={lastFrame} hidden={isLive} />
    </div>
  );
}

type CaptionProps = Pick<TileViewProps, 'tile' | 'name' | 'status' | 'profile'> & { word: string };

function Caption({ tile, name, status, profile, word }: CaptionProps) {
  return (
    <div class="tile-words">
      <p class="tile-title">
        {profile && <ProfileDot colour={profile.colour} />}
        <strong title={tile.instance.instanceId}>{name}</strong>
        <span class="tile-word">{word}</span>
      </p>
      <p class="tile-place">
        <span>{[profile?.name, tile.instance.regionId].filter(Boolean).join(' · ')}</span>
        {status && <StatusDot status={status} />}
      </p>
    </div>
  );
}
