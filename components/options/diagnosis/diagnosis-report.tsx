import { i18n } from '#i18n';
import { CopyButton } from '../../shared/copy-button.tsx';

/** The report, to be read before it is given away. */
export function DiagnosisReport({ text }: { text: string }) {
  const title = i18n.t('options.diagnosis.report');
  return (
    <figure class="policy diagnosis-report">
      <figcaption>
        {title}
        <CopyButton text={text} label={title} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section class="diagnosis-report-text" tabIndex={0} aria-label={title}>
        <pre lang="en">{text}</pre>
      </section>
    </figure>
  );
}
