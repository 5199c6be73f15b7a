import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { BoxConfirm } from './box-confirm.tsx';
import { BoxEdit } from './box-edit.tsx';
import type { Typing } from './typing-state.ts';

/** Where text is written, looked at and let go, before any of it is sent. */
export function TypingBox({ typing, machine }: { typing: Typing; machine: string }) {
  const dialog = useModal();
  const isConfirming = typing.step.value === 'confirm';
  return (
    <dialog
      class="typing-box"
      ref={dialog}
      aria-labelledby="typing-title"
      onCancel={(event) => {
        event.preventDefault();
        typing.close();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          typing.submit();
        }}
      >
        <h1 id="typing-title">{i18n.t('typing.title', [machine])}</h1>
        {isConfirming ? <BoxConfirm typing={typing} /> : <BoxEdit typing={typing} />}
      </form>
    </dialog>
  );
}

/** As a modal it keeps the focus, and Escape closes it; both are the browser's, from its first paint. */
function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    dialog.current?.showModal();
  }, []);
  return dialog;
}
