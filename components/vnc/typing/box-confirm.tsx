import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../shared/button.tsx';
import { Summary } from './summary.tsx';
import type { Typing } from './typing-state.ts';

/** More is not read anyway; the box itself has all of it. */
const PREVIEW_LINES = 8;

/** The question before lines are typed: each Enter may run a command. */
export function BoxConfirm({ typing }: { typing: Typing }) {
  const { plan, isPaste } = typing;
  const { characters, lines = 0, enters = 0 } = plan.value ?? {};
  const question = useRef<HTMLDivElement>(null);
  // Not on the button: a key that was still meant for the guest would answer.
  useEffect(() => question.current?.focus(), []);
  const preview = (characters ?? []).join('').split('\n').slice(0, PREVIEW_LINES).join('\n');
  return (
    <>
      <div ref={question} tabIndex={-1} class="typing-question">
        <p class="typing-question-title">{i18n.t('typing.confirmTitle', lines)}</p>
        <p>{i18n.t('typing.confirmText', enters)}</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <pre tabIndex={0} class="typing-preview">
        {preview}
        {lines > PREVIEW_LINES && '\n…'}
      </pre>
      <Summary typing={typing} />
      <div class="typing-buttons">
        <Button type="submit" variant="primary" busy={!typing.isLive.value}>
          {i18n.t('typing.typeLines', lines)}
        </Button>
        <Button
          onClick={() => {
            typing.step.value = 'edit';
          }}
        >
          {i18n.t('typing.edit')}
        </Button>
        {isPaste.value && (
          <Button onClick={typing.sendShortcut}>{i18n.t('typing.sendShortcut')}</Button>
        )}
        <Button variant="quiet" onClick={typing.close}>
          {i18n.t('common.cancel')}
        </Button>
      </div>
    </>
  );
}
