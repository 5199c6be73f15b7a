import { Pause, Play, Square, X } from 'lucide-preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../shared/button.tsx';
import { durationText } from './duration-text.ts';
import { endText, reachedLine } from './end-text.ts';
import type { TypingRun } from './run-state.ts';
import type { Typing } from './typing-state.ts';

/** How far typing is, over the guest's screen, and how it ended. */
export function TypingPanel({ typing, machine }: { typing: Typing; machine: string }) {
  const run = typing.runs.run.value;
  if (!run) return null;
  return run.progress.phase === 'ended' ? (
    <Ended typing={typing} run={run} />
  ) : (
    <UnderWay typing={typing} run={run} machine={machine} />
  );
}

function UnderWay({ typing, run, machine }: { typing: Typing; run: TypingRun; machine: string }) {
  const { phase, sent, total, leftMs } = run.progress;
  const isPaused = phase === 'paused';
  const panel = useRef<HTMLElement>(null);
  // The guest's canvas would keep Tab to itself, and the buttons would be out of reach.
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  const title = isPaused
    ? i18n.t('typing.paused', [machine])
    : i18n.t('typing.underWay', [machine]);
  return (
    <section class="typing-panel" tabIndex={-1} ref={panel} aria-label={i18n.t('typing.open')}>
      <p role="status">
        <strong>{title}</strong>
      </p>
      <progress value={sent} max={total} aria-label={title} />
      <p class="typing-count">
        {i18n.t('typing.count', [sent, total, reachedLine(run), durationText(leftMs)])}
      </p>
      <div class="typing-buttons">
        {isPaused ? (
          <Button small icon={<Play size={14} aria-hidden />} onClick={typing.runs.goOn}>
            {i18n.t('typing.goOn')}
          </Button>
        ) : (
          <Button small icon={<Pause size={14} aria-hidden />} onClick={typing.runs.pause}>
            {i18n.t('typing.pause')}
          </Button>
        )}
        <Button small icon={<Square size={14} aria-hidden />} onClick={typing.runs.cancel}>
          {i18n.t('typing.stop')}
        </Button>
        {!isPaused && <kbd>Esc</kbd>}
      </div>
    </section>
  );
}

function Ended({ typing, run }: { typing: Typing; run: TypingRun }) {
  const { end, taken, total } = run.progress;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (end === 'done') typing.focusScreen();
    else panel.current?.focus({ preventScroll: true });
  }, [typing, end]);
  return (
    <section class="typing-panel" tabIndex={-1} ref={panel} aria-label={i18n.t('typing.open')}>
      <p role="status">{endText(run)}</p>
      <div class="typing-buttons">
        {end !== 'done' && taken < total && (
          <Button small onClick={typing.editRest}>
            {i18n.t('typing.editRest')}
          </Button>
        )}
        <Button small variant="quiet" icon={<X size={14} aria-hidden />} onClick={typing.dismiss}>
          {i18n.t('typing.dismiss')}
        </Button>
      </div>
    </section>
  );
}
