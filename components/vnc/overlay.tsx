import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/problem.ts';
import type { InstanceStatus } from '../../lib/vnc/session-state.ts';
import { Button } from '../shared/button.tsx';
import { problemText } from '../shared/problem-text.ts';
import { statusSentence } from '../shared/session-words.ts';
import { useClock } from '../shared/use-clock.ts';
import { AlibabaPages } from './alibaba-pages.tsx';
import { Ended } from './ended.tsx';
import type { Viewer } from './viewer-state.ts';

/** What lies over the screen while there is no connection: what is happening, and the one way on. */
export function Overlay({ viewer }: { viewer: Viewer }) {
  const state = viewer.state.value;
  if (state.name === 'live' || state.name === 'stalled') return null;
  return (
    <div class="overlay">
      <section class="overlay-card">
        <Heading viewer={viewer} />
        {state.name === 'opening' && <Opening attempt={state.attempt} />}
        {state.name === 'waiting' && <Waiting viewer={viewer} {...state} />}
        {state.name === 'watching' && <Watching viewer={viewer} status={state.status} />}
        {state.name === 'ended' && <Ended viewer={viewer} {...state} />}
        {viewer.dropped.value && (
          <p class="overlay-dropped" role="status">
            {i18n.t('viewer.dropped')}
          </p>
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

/** After so long without a picture there is something to say, ms. */
const SLOW_MS = 3000;

function Opening({ attempt }: { attempt: number }) {
  const since = useSignal(Date.now());
  const isSlow = useClock() - since.value >= SLOW_MS;
  return (
    <div class="overlay-opening" role="status">
      <progress aria-label={i18n.t('viewer.connecting')} />
      <p>
        {attempt === 0
          ? i18n.t('viewer.openingText')
          : i18n.t('viewer.reconnectingText', [attempt])}
      </p>
      {isSlow && <p>{i18n.t('viewer.openingSlow')}</p>}
    </div>
  );
}

function Waiting({ viewer, until, problem }: { viewer: Viewer; until: number; problem: Problem }) {
  const seconds = Math.max(0, Math.ceil((until - useClock()) / 1000));
  return (
    <>
      <div class="overlay-waiting" role="status">
        <p class="overlay-title">{problemText(problem).title}</p>
        <p>{i18n.t('viewer.waitingText', [seconds])}</p>
      </div>
      <div class="overlay-actions">
        <Button variant="primary" onClick={viewer.again}>
          {i18n.t('viewer.now')}
        </Button>
        <AlibabaPages viewer={viewer} />
      </div>
    </>
  );
}

function Watching({ viewer, status }: { viewer: Viewer; status: InstanceStatus | undefined }) {
  return (
    <>
      <div class="overlay-opening" role="status">
        <progress aria-label={i18n.t('viewer.watching')} />
        <p class="overlay-title">{statusSentence(status)}</p>
        <p>{i18n.t('viewer.watchingThen')}</p>
      </div>
      <div class="overlay-actions">
        <Button onClick={viewer.again}>{i18n.t('viewer.connectNow')}</Button>
        <AlibabaPages viewer={viewer} />
      </div>
    </>
  );
}
