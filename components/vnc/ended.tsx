import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/problem.ts';
import type { SessionEnd } from '../../lib/vnc/session-state.ts';
import { AllowButton } from '../shared/allow-button.tsx';
import { Button } from '../shared/button.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { problemText } from '../shared/problem-text.ts';
import { againWord } from '../shared/session-words.ts';
import { AlibabaPages } from './alibaba-pages.tsx';
import { PasswordForm } from './password-form.tsx';
import { StartButton } from './start-button.tsx';
import type { Viewer } from './viewer-state.ts';

interface EndedProps {
  viewer: Viewer;
  end: SessionEnd;
  problem: Problem | null;
}

/** Why the session is over, and what would open it anew. */
export function Ended({ viewer, end, problem }: EndedProps) {
  return (
    <>
      {problem ? (
        <ProblemNotice
          problem={problem}
          action={<Remedy viewer={viewer} end={end} problem={problem} />}
        />
      ) : (
        <Closed viewer={viewer} />
      )}
      <div class="overlay-actions">
        <AlibabaPages viewer={viewer} />
      </div>
    </>
  );
}

function Closed({ viewer }: { viewer: Viewer }) {
  return (
    <div class="overlay-closed" role="status">
      <p class="overlay-title">{i18n.t('viewer.closedTitle')}</p>
      <p>{i18n.t('viewer.closedText')}</p>
      <Button variant="primary" onClick={viewer.again} ref={focusOnMount}>
        {againWord('closed')}
      </Button>
    </div>
  );
}

function Remedy({ viewer, end, problem }: EndedProps & { problem: Problem }) {
  if (end === 'password') return <PasswordForm viewer={viewer} />;
  if (problem.kind === 'viewer-failed') {
    return (
      <Button variant="primary" onClick={() => location.reload()} ref={focusOnMount}>
        {i18n.t('viewer.reload')}
      </Button>
    );
  }
  const first = beforeRetry(viewer, problem);
  return (
    <>
      {first}
      <Button
        variant={first ? 'default' : 'primary'}
        onClick={viewer.again}
        {...(!first && { ref: focusOnMount })}
      >
        {againWord(end)}
      </Button>
    </>
  );
}

/** What has to be done before another try makes sense, if anything. */
function beforeRetry(viewer: Viewer, problem: Problem) {
  const { host, kind } = problem;
  if (kind === 'origin-permission' && host) {
    return (
      <Button variant="primary" onClick={() => viewer.allowOrigin(host)} ref={focusOnMount}>
        {i18n.t('viewer.allowOrigin')}
      </Button>
    );
  }
  if (kind === 'not-running') return <StartButton viewer={viewer} ref={focusOnMount} />;
  switch (problemText(problem).remedy) {
    case 'profile':
      return (
        <Button
          variant="primary"
          onClick={() => browser.runtime.openOptionsPage()}
          ref={focusOnMount}
        >
          {i18n.t('viewer.openSettings')}
        </Button>
      );
    case 'allow':
      return <AllowButton variant="primary" onAllowed={viewer.again} ref={focusOnMount} />;
    default:
      return null;
  }
}

/** Enter is enough to go on: the keyboard is where the hands are. */
const focusOnMount = (button: HTMLButtonElement | null) => button?.focus();
