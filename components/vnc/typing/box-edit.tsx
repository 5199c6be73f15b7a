import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../shared/button.tsx';
import { Field } from '../../shared/field.tsx';
import { belongsToInputMethod } from '../../shared/input-method.ts';
import { BoxSettings } from './box-settings.tsx';
import { FilePicker } from './file-picker.tsx';
import { MissingNotice } from './missing-notice.tsx';
import { Summary } from './summary.tsx';
import type { Typing } from './typing-state.ts';

/** The box as a place to write. */
export function BoxEdit({ typing }: { typing: Typing }) {
  const { text, plan, isLive, isPaste } = typing;
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus(), []);
  const canType = isLive.value && !!plan.value?.characters?.length;
  return (
    <>
      <Field
        label={i18n.t('typing.text')}
        control={(wiring) => (
          <textarea
            {...wiring}
            ref={area}
            rows={8}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            value={text.value}
            onInput={({ currentTarget }) => {
              text.value = currentTarget.value;
            }}
            onKeyDown={(event) => {
              const isSubmit = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
              if (isSubmit && !belongsToInputMethod(event)) typing.submit();
            }}
          />
        )}
      />
      <FilePicker typing={typing} />
      <Summary typing={typing} />
      <MissingNotice typing={typing} />
      <BoxSettings typing={typing} />
      {typing.layout.failed.value && (
        <p class="field-error" role="alert">
          {i18n.t('typing.layoutFailed')}
        </p>
      )}
      {!isLive.value && <p role="status">{i18n.t('typing.notLive')}</p>}
      <div class="typing-buttons">
        <Button type="submit" variant="primary" busy={!canType}>
          {i18n.t('typing.type')}
        </Button>
        {isPaste.value && (
          <Button onClick={typing.sendShortcut}>{i18n.t('typing.sendShortcut')}</Button>
        )}
        <Button variant="quiet" onClick={typing.close}>
          {i18n.t('common.cancel')}
        </Button>
        <kbd>Ctrl+Enter</kbd>
      </div>
    </>
  );
}
