import { useSignal } from '@preact/signals';
import { ClipboardPaste, FileKey, FileUp } from 'lucide-preact';
import type { TargetedEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../shared/button.tsx';
import { ProgressLine } from '../shared/progress-line.tsx';
import { takeDrops } from '../shared/take-drops.ts';
import { ImportFailureNotice } from './import-failure.tsx';
import type { ImportState } from './import-state.ts';

/** Takes a file by choice, by drop, or from the clipboard. Its text is shown nowhere. */
export function ImportChooser({ state }: { state: ImportState }) {
  const input = useRef<HTMLInputElement>(null);
  const dragging = useSignal(false);
  const busy = state.busy.value;

  useEffect(
    () =>
      takeDrops(window, {
        onOver: (over) => {
          dragging.value = over;
        },
        onFile: state.readFile,
      }),
    [state, dragging],
  );

  const onChange = ({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    if (file) state.readFile(file);
    // So that the same file, once it was corrected, is a change again.
    currentTarget.value = '';
  };

  return (
    <>
      <div class="drop-zone" data-dragging={dragging.value}>
        <FileKey size={32} aria-hidden />
        <p>{i18n.t('import.drop')}</p>
        <div class="drop-buttons">
          <Button
            variant="primary"
            busy={busy}
            icon={<FileUp size={16} aria-hidden />}
            onClick={() => input.current?.click()}
          >
            {i18n.t('import.choose')}
          </Button>
          <Button
            busy={busy}
            icon={<ClipboardPaste size={16} aria-hidden />}
            onClick={() => state.readClipboard(navigator.clipboard.readText())}
          >
            {i18n.t('import.paste')}
          </Button>
        </div>
        <input ref={input} type="file" hidden onChange={onChange} />
        <ProgressLine active={busy} label={i18n.t('import.reading')} />
      </div>
      <dl class="import-places">
        <div>
          <dt>{i18n.t('import.places.cli')}</dt>
          <dd>
            <code>~/.aliyun/config.json</code>
          </dd>
        </div>
        <div>
          <dt>{i18n.t('import.places.sdk')}</dt>
          <dd>
            <code>~/.alibabacloud/credentials</code>
          </dd>
        </div>
      </dl>
      <p class="soft">{i18n.t('import.kept')}</p>
      <ImportFailureNotice state={state} />
      <div class="form-buttons">
        <Button onClick={state.leave}>{i18n.t('common.cancel')}</Button>
      </div>
    </>
  );
}
