import { Check as CheckMark, CircleAlert, Minus } from 'lucide-preact';
import { i18n } from '#i18n';
import type { Check, ProfileReport } from '../../lib/profiles/profile-report.ts';
import { problemText } from '../shared/problem-text.ts';
import { checkName } from './check-name.ts';
import { PolicyBox } from './policy-box.tsx';

/** A clock that is off by less than this is nobody's trouble. */
const NOTABLE_SKEW_MS = 60_000;

/** Everything that a test has looked at, with what it found; a missing permission with its cure. */
export function CheckList({ report }: { report: ProfileReport }) {
  return (
    <ul class="checks" aria-label={i18n.t('options.test.list')}>
      {report.checks.map((check) => (
        <li key={check.item} class="check" data-state={check.state}>
          <Mark state={check.state} />
          <div>
            <p>
              {checkName(check.item)}
              <span class="soft">{remark(check, report)}</span>
            </p>
            {check.policy && (
              <PolicyBox title={i18n.t('options.test.policy')} policy={check.policy} />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Mark({ state }: Pick<Check, 'state'>) {
  const label = {
    passed: i18n.t('options.test.statePassed'),
    failed: i18n.t('options.test.stateFailed'),
    skipped: i18n.t('options.test.stateSkipped'),
  }[state];
  const Icon = { passed: CheckMark, failed: CircleAlert, skipped: Minus }[state];
  return <Icon size={16} role="img" aria-label={label} />;
}

/** What is to be said beside the mark; nothing, mostly. */
function remark(
  { item, state, problem }: Check,
  { skewMs, identity }: ProfileReport,
): string | undefined {
  if (problem) return problemText(problem).title;
  if (item === 'clock' && Math.abs(skewMs) >= NOTABLE_SKEW_MS) return skewText(skewMs);
  if (item === 'DescribeInstanceVncUrl' && state === 'skipped' && identity) {
    return i18n.t('options.test.noInstance');
  }
  return undefined;
}

function skewText(skewMs: number): string {
  const minutes = Math.round(Math.abs(skewMs) / 60_000);
  return skewMs > 0
    ? i18n.t('options.test.clockSlow', [minutes])
    : i18n.t('options.test.clockFast', [minutes]);
}
