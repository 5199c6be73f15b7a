import { useSignal } from '@preact/signals';
import { ExternalLink } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/problem.ts';
import { AllowButton } from '../shared/allow-button.tsx';
import { Button } from '../shared/button.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { problemText } from '../shared/problem-text.ts';
import type { Viewer } from './viewer-state.ts';

/** What lies over the screen while it is not live: what is happening, and the one way on. */
export function Overlay({ viewer }: { viewer: Viewer }) {
  const state = viewer.state.value;
  if (state.name === 'live') return null;
  return (
    <div class="overlay" data-over-frame={viewer.hasFrame.value}>
      <section class="overlay-card">
        <Heading viewer={viewer} />
        {state.name === 'opening' && <Opening attempt={state.attempt} />}
        {state.name === 'waiting' && <Waiting viewer={viewer} {...state} />}
        {state.name === 'ended' && state.problem && (
          <Ended viewer={viewer} problem={state.problem} />
        )}
      </section>
    </div>
  );
}

/** Which machine this is: said before anything is connected. */
function Heading({ viewer }: { viewer: Viewer }) {
  const { instanceId, regionId } = viewer.instance;
  const { name, profileName } = viewer.names.value;
  return (
    <header class="overlay-heading">
      <h1>{name ?? instanceId}</h1>
      <p>{[name && instanceId, regionId, profileName].filter(Boolean).join(' · ')}</p>
    </header>
  );
}

function Opening({ attempt }: { attempt: number }) {
  return (
    <div class="overlay-opening" role="status">
      <progress aria-label={i18n.t('viewer.connecting')} />
      <p>
        {attempt === 0
          ? i18n.t('viewer.openingText')
          : i18n.t('viewer.reconnectingText', [attempt])}
      </p>
    </div>
  );
}

function Waiting({ viewer, until, problem }: { viewer: Viewer; until: number; problem: Problem }) {
  const seconds = useCountdown(until);
  return (
    <>
      <div class="overlay-waiting" role="status">
        <p class="overlay-title">{problemText(problem).title}</p>
        <p>{i18n.t('viewer.waitingText', [seconds])}</p>
      </div>
      <div class="overlay-actions">
        <Button variant="primary" onClick={viewer.again} ref={focusOnMount}>
          {i18n.t('viewer.now')}
        </Button>
        <AlibabaPage viewer={viewer} />
      </div>
    </>
  );
}

function Ended({ viewer, problem }: { viewer: Viewer; problem: Problem }) {
  return (
    <>
      <ProblemNotice problem={problem} action={<Remedy viewer={viewer} problem={problem} />} />
      <div class="overlay-actions">
        <AlibabaPage viewer={viewer} />
      </div>
    </>
  );
}

function Remedy({ viewer, problem }: { viewer: Viewer; problem: Problem }) {
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
      <Button variant={first ? 'default' : 'primary'} onClick={viewer.again}>
        {i18n.t('common.retry')}
      </Button>
    </>
  );
}

/** What has to be done before another try makes sense, if anything. */
function beforeRetry(viewer: Viewer, problem: Problem) {
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

/** Alibaba's own VNC page, which works with the browser's login to the console. */
function AlibabaPage({ viewer }: { viewer: Viewer }) {
  const url = new URL('https://ecs.console.aliyun.com/vnc/index.htm');
  url.searchParams.set('instanceId', viewer.instance.instanceId);
  url.searchParams.set('regionId', viewer.instance.regionId);
  return (
    <a class="overlay-link" href={url.href} target="_blank" rel="noreferrer">
      {i18n.t('viewer.alibabaPage')}
      <ExternalLink size={12} aria-hidden />
    </a>
  );
}

function useCountdown(until: number): number {
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 250);
    return () => clearInterval(timer);
  }, [now]);
  return Math.max(0, Math.ceil((until - now.value) / 1000));
}
