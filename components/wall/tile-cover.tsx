import type { ComponentChildren } from 'preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/problem.ts';
import type { SessionEnd } from '../../lib/vnc/session-state.ts';
import { AllowButton } from '../shared/allow-button.tsx';
import { Button } from '../shared/button.tsx';
import { problemText } from '../shared/problem-text.ts';
import { againWord, statusSentence } from '../shared/session-words.ts';
import { useClock } from '../shared/use-clock.ts';
import type { Tile } from './tile.ts';
import type { TileFace } from './tile-face.ts';

interface TileCoverProps {
  tile: Tile;
  face: TileFace;
}

/** What lies over a tile's picture while it is not live: why, in words, and the one way on. */
export function TileCover({ tile, face }: TileCoverProps) {
  switch (face.name) {
    case 'live':
    case 'paused':
      return null;
    case 'stalled':
      return <Words title={i18n.t('viewer.stalled')} />;
    case 'opening':
      return <Words title={i18n.t('viewer.connecting')} />;
    case 'queued':
      return <Words title={i18n.t('wall.queued')} />;
    case 'viewer':
      return <Words title={i18n.t('wall.inViewer')} text={i18n.t('problem.viewerOpen.do')} />;
    case 'waiting':
      return <Waiting tile={tile} until={face.until} problem={face.problem} />;
    case 'watching':
      return <Words title={statusSentence(face.status)} text={i18n.t('viewer.watchingThen')} />;
    case 'ended':
      return <Ended tile={tile} end={face.end} problem={face.problem} />;
  }
}

interface WordsProps {
  title: string;
  text?: string;
  action?: ComponentChildren;
}

function Words({ title, text, action }: WordsProps) {
  return (
    <div class="tile-cover">
      <p class="tile-cover-title">{title}</p>
      {text && <p>{text}</p>}
      {action}
    </div>
  );
}

function Waiting({ tile, until, problem }: { tile: Tile; until: number; problem: Problem }) {
  const seconds = Math.max(0, Math.ceil((until - useClock()) / 1000));
  return (
    <Words
      title={problemText(problem).title}
      text={i18n.t('wall.waitingText', [seconds])}
      action={
        <Button small onClick={tile.again}>
          {i18n.t('viewer.now')}
        </Button>
      }
    />
  );
}

interface EndedProps {
  tile: Tile;
  end: SessionEnd;
  problem: Problem;
}

function Ended({ tile, end, problem }: EndedProps) {
  const { title, advice } = problemText(problem);
  // The page itself asks for the passphrase, once for all tiles.
  if (end === 'locked') return <Words title={title} />;
  // These take a form, or a question of the browser's, for which a viewer has the room.
  const needsViewer = end === 'password' || problem.kind === 'origin-permission';
  if (needsViewer) return <Words title={title} text={i18n.t('wall.needsViewer')} />;
  return (
    <Words
      title={title}
      // The advice speaks of a button that only a viewer has.
      text={end === 'stopped' ? i18n.t('wall.stoppedText') : advice}
      action={<Remedy tile={tile} end={end} problem={problem} />}
    />
  );
}

function Remedy({ tile, end, problem }: EndedProps) {
  const { remedy } = problemText(problem);
  return (
    <p class="tile-cover-actions">
      {remedy === 'allow' && <AllowButton small onAllowed={tile.again} />}
      {remedy === 'profile' && (
        <Button small onClick={() => browser.runtime.openOptionsPage()}>
          {i18n.t('viewer.openSettings')}
        </Button>
      )}
      <Button small onClick={tile.again}>
        {againWord(end)}
      </Button>
    </p>
  );
}
