import { ExternalLink } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/problem.ts';
import { CopyButton } from './copy-button.tsx';
import { LockedNotice } from './locked-notice.tsx';
import { ProblemBox } from './problem-box.tsx';
import { problemText, troubleshootUrl } from './problem-text.ts';
import './problem-notice.css';

interface ProblemNoticeProps {
  problem: Problem;
  /** The one button that helps; `problemText(problem).remedy` says which it should be. */
  action?: ComponentChildren;
}

/**
 * Says what happened and what to do, and keeps what support will ask for at hand. A locked vault is
 * no failure: there it asks for the passphrase.
 */
export function ProblemNotice({ problem, action }: ProblemNoticeProps) {
  if (problem.kind === 'vault-locked') return <LockedNotice action={action} />;
  const { title, advice } = problemText(problem);
  return (
    <ProblemBox title={title} advice={advice}>
      {action && <div class="problem-action">{action}</div>}
      <ProblemDetails problem={problem} />
    </ProblemBox>
  );
}

function ProblemDetails({ problem }: { problem: Problem }) {
  const rows = [
    [i18n.t('problem.details.code'), problem.code],
    [i18n.t('problem.details.requestId'), problem.requestId],
    [i18n.t('problem.details.action'), problem.action],
    [i18n.t('problem.details.host'), problem.host],
    [i18n.t('problem.details.reason'), problem.reason],
  ].filter(([, value]) => value);
  if (rows.length === 0) return null;

  const text = rows.map(([label, value]) => `${label}: ${value}`).join('\n');
  return (
    <details class="problem-details">
      <summary>{i18n.t('problem.details.title')}</summary>
      <dl>
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
      <div class="problem-details-links">
        <CopyButton text={text} label={i18n.t('problem.details.title')} />
        {problem.code && (
          <a
            href={troubleshootUrl(problem.code, problem.requestId)}
            target="_blank"
            rel="noreferrer"
          >
            {i18n.t('problem.details.explanation')}
            <ExternalLink size={12} aria-hidden />
          </a>
        )}
      </div>
    </details>
  );
}
