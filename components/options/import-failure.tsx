import { i18n } from '#i18n';
import { ProblemBox } from '../shared/problem-box.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import type { ImportFailure, ImportState } from './import-state.ts';
import { expectedWords } from './import-words.ts';

/** Says why a file did not come in: by its place, never by its content. */
export function ImportFailureNotice({ state }: { state: ImportState }) {
  const failure = state.failure.value;
  if (!failure) return null;
  if (failure.kind === 'problem') return <ProblemNotice problem={failure.problem} />;
  return <ProblemBox {...wordsOf(failure)} />;
}

function wordsOf(failure: Exclude<ImportFailure, { kind: 'problem' }>) {
  switch (failure.kind) {
    case 'broken': {
      const { line, column } = failure.broken;
      return {
        title: i18n.t('import.failed.broken', [`${line}`, `${column}`]),
        advice: i18n.t('import.failed.brokenDo', [expectedWords(failure.broken)]),
      };
    }
    case 'too-large':
      return { title: i18n.t('import.failed.large'), advice: i18n.t('import.failed.largeDo') };
    case 'unreadable-file':
      return { title: i18n.t('import.failed.file'), advice: i18n.t('import.failed.fileDo') };
    case 'unreadable-clipboard':
      return {
        title: i18n.t('import.failed.clipboard'),
        advice: i18n.t('import.failed.clipboardDo'),
      };
    case 'empty':
      return { title: i18n.t('import.failed.empty'), advice: i18n.t('import.failed.emptyDo') };
    case 'gone':
      return { title: i18n.t('import.failed.gone'), advice: i18n.t('import.failed.goneDo') };
  }
}
