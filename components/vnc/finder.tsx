import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Failure } from '../../lib/find/failures.ts';
import { onVaultNews } from '../../lib/messaging/vault-news.ts';
import type { Problem } from '../../lib/problem.ts';
import { AllowButton } from '../shared/allow-button.tsx';
import { Button } from '../shared/button.tsx';
import type { Finder, FinderState } from '../shared/finder-state.ts';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { problemText } from '../shared/problem-text.ts';
import { regionName } from '../shared/region-name.ts';
import './viewer.css';

type StateOf<Name> = Extract<FinderState, { name: Name }>;

/** The window before its viewer: it looks for the region, and says what it is doing. */
export function FinderPage({ finder }: { finder: Finder }) {
  const state = finder.state.value;
  const { instanceId } = finder.wanted;

  useEffect(() => {
    finder.start();
    return finder.stop;
  }, [finder]);
  useEffect(() => resumeOnUnlock(finder), [finder]);
  useEffect(() => {
    document.title = `${instanceId} (${i18n.t('finder.title')})`;
  }, [instanceId]);

  return (
    <main class="viewer" data-state="finding">
      <div class="overlay">
        <section class="overlay-card">
          <header class="overlay-heading">
            <h1>{instanceId}</h1>
          </header>
          {state.name === 'looking' && <Looking {...state} />}
          {state.name === 'nobody' && <Nobody finder={finder} {...state} />}
          {state.name === 'stopped' && (
            <ProblemNotice
              problem={state.problem}
              action={<Remedy finder={finder} problem={state.problem} />}
            />
          )}
        </section>
      </div>
    </main>
  );
}

function Looking({ done, all, candidate }: StateOf<'looking'>) {
  return (
    <div class="overlay-opening">
      <progress aria-label={i18n.t('finder.title')} {...(all > 0 && { value: done, max: all })} />
      <p role="status">{i18n.t('finder.looking')}</p>
      {candidate && (
        <p>
          {i18n.t('finder.asking', [
            candidate.profileName,
            regionName(candidate.regionId) ?? candidate.regionId,
            done + 1,
            all,
          ])}
        </p>
      )}
    </div>
  );
}

function Nobody({ finder, profileNames, regions, failures }: StateOf<'nobody'> & WithFinder) {
  return (
    <>
      <div class="overlay-closed" role="alert">
        <p class="overlay-title">{i18n.t('finder.nobodyTitle')}</p>
        <p>{i18n.t('finder.nobodyText', [regions, profileNames.join(', ')])}</p>
        {failures.length > 0 && (
          <ul class="finder-failures">
            {failures.map((failure) => (
              <li key={`${failure.profileName} ${failure.problem.kind}`}>{sentenceOf(failure)}</li>
            ))}
          </ul>
        )}
      </div>
      <div class="overlay-actions">
        <Button variant="primary" onClick={finder.start} ref={focusOnMount}>
          {i18n.t('finder.again')}
        </Button>
        <Button onClick={openSettings}>{i18n.t('viewer.openSettings')}</Button>
      </div>
    </>
  );
}

interface WithFinder {
  finder: Finder;
}

function Remedy({ finder, problem }: WithFinder & { problem: Problem }) {
  switch (problemText(problem).remedy) {
    case 'profile':
      return (
        <Button variant="primary" onClick={openSettings} ref={focusOnMount}>
          {i18n.t('viewer.openSettings')}
        </Button>
      );
    case 'allow':
      return <AllowButton variant="primary" onAllowed={finder.start} ref={focusOnMount} />;
    default:
      return (
        <Button variant="primary" onClick={finder.start} ref={focusOnMount}>
          {i18n.t('finder.again')}
        </Button>
      );
  }
}

/** Why a profile could not tell, in all of its regions or in some. */
function sentenceOf({ profileName, problem, regionIds }: Failure): string {
  const { title } = problemText(problem);
  return regionIds.length > 1
    ? i18n.t('finder.failureRegions', [profileName, regionIds.length, title])
    : i18n.t('finder.failure', [profileName, title]);
}

/** Whichever window the passphrase is entered in. */
const resumeOnUnlock = ({ state, start }: Finder): (() => void) =>
  onVaultNews(({ status }) => {
    const { value } = state;
    const waits = value.name === 'stopped' && value.problem.kind === 'vault-locked';
    if (waits && status !== 'locked') start();
  });

const openSettings = () => browser.runtime.openOptionsPage();

const focusOnMount = (button: HTMLButtonElement | null) => button?.focus();
