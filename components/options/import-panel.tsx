import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { ImportChooser } from './import-chooser.tsx';
import { ImportPreview } from './import-preview.tsx';
import type { ImportState } from './import-state.ts';
import './import.css';

/** Brings profiles in: first the choice of a file, then what it holds. */
export function ImportPanel({ state }: { state: ImportState }) {
  useEffect(() => forgetWithPage(window, state), [state]);
  const previewing = state.rows.value.length > 0;
  return (
    <section class="import" aria-labelledby={TITLE_ID}>
      {previewing ? (
        <Title key="preview" text={i18n.t('import.previewTitle')} />
      ) : (
        <Title key="choose" text={i18n.t('import.title')} />
      )}
      {previewing ? <ImportPreview state={state} /> : <ImportChooser state={state} />}
    </section>
  );
}

const TITLE_ID = 'import-title';

/** Each step is a new page to those who can't see it, and starts at its title. */
function Title({ text }: { text: string }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <h2 ref={title} id={TITLE_ID} tabIndex={-1}>
      {text}
    </h2>
  );
}

/** A page that is closed has cancelled. */
function forgetWithPage(page: Window, state: ImportState): () => void {
  page.addEventListener('pagehide', state.startOver);
  return () => page.removeEventListener('pagehide', state.startOver);
}
