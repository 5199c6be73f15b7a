import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { takeDrops } from '../../shared/take-drops.ts';
import { warnOnLeave } from '../../shared/warn-on-leave.ts';
import { holdKeys } from './hold-keys.ts';
import { takeFile } from './take-file.ts';
import { takePaste } from './take-paste.ts';
import { TypingBox } from './typing-box.tsx';
import { TypingPanel } from './typing-panel.tsx';
import type { Typing } from './typing-state.ts';
import './typing.css';

/** All that a viewer shows of typing text, and the ways in: paste, drop, and the toolbar's button. */
export function TypingView({ typing, machine }: { typing: Typing; machine: string }) {
  const isOver = useSignal(false);

  useEffect(() => {
    const ends = [
      typing.start(),
      warnOnLeave(window, typing.runs.isUnderWay),
      holdKeys(window, {
        isTyping: () => typing.runs.run.value?.progress.phase === 'typing',
        isForGuest,
        onEscape: typing.runs.cancel,
      }),
      takePaste(window, {
        isOurs: (event) =>
          typing.isLive.value &&
          typing.manner.value.paste !== 'never' &&
          !typing.runs.isUnderWay() &&
          isForGuest(event),
        onText: typing.paste,
        onNothing: typing.sendShortcut,
      }),
      takeDrops(window, {
        onOver(over) {
          isOver.value = over;
        },
        onFile: (file) => takeFile(typing, file),
      }),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [typing, isOver]);

  return (
    <>
      {isOver.value && <p class="typing-drop">{i18n.t('typing.drop')}</p>}
      {typing.step.value !== 'closed' && <TypingBox typing={typing} machine={machine} />}
      <TypingPanel typing={typing} machine={machine} />
    </>
  );
}

/** noVNC's keyboard listens on its canvas; while nothing else has the focus, keys are meant for it. */
function isForGuest({ target }: Event): boolean {
  if (target === document.body) return true;
  return target instanceof Element && target.closest('.viewer-screen') !== null;
}
