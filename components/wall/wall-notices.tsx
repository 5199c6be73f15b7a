import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/problem.ts';
import { Button } from '../shared/button.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import type { WallInventory } from './wall-inventory.ts';
import type { WallState } from './wall-state.ts';

interface WallNoticesProps {
  wall: WallState;
  inventory: WallInventory;
  onSeize: () => void;
}

/** What concerns the whole page, above the tiles: at most one thing of each kind. */
export function WallNotices({ wall, inventory, onSeize }: WallNoticesProps) {
  const { list } = wall;
  const failed = wall.openProblem.value;
  return (
    <>
      {wall.turn.value === 'elsewhere' && <Elsewhere onSeize={onSeize} />}
      {isLocked(wall, inventory) && <ProblemNotice problem={{ kind: 'vault-locked' }} />}
      {inventory.state.value === 'no-profile' && <NoProfile />}
      {list.problem.value && <Retry problem={list.problem.value} onRetry={wall.load} />}
      {failed && <Retry problem={failed.problem} onRetry={() => wall.takeOver(failed.tile)} />}
    </>
  );
}

function isLocked(wall: WallState, inventory: WallInventory): boolean {
  if (inventory.state.value === 'locked') return true;
  return wall.list.tiles.value.some(
    ({ session }) => session.value.name === 'ended' && session.value.end === 'locked',
  );
}

function Elsewhere({ onSeize }: { onSeize: () => void }) {
  return (
    <div class="elsewhere" role="status">
      <div>
        <p class="elsewhere-title">{i18n.t('wall.elsewhere.title')}</p>
        <p>{i18n.t('wall.elsewhere.text')}</p>
      </div>
      <Button variant="primary" onClick={onSeize}>
        {i18n.t('wall.elsewhere.action')}
      </Button>
    </div>
  );
}

function NoProfile() {
  return (
    <ProblemNotice
      problem={{ kind: 'no-profile' }}
      action={
        <Button small onClick={() => browser.runtime.openOptionsPage()}>
          {i18n.t('viewer.openSettings')}
        </Button>
      }
    />
  );
}

function Retry({ problem, onRetry }: { problem: Problem; onRetry: () => void }) {
  return (
    <ProblemNotice
      problem={problem}
      action={
        <Button small onClick={onRetry}>
          {i18n.t('common.retry')}
        </Button>
      }
    />
  );
}
