import { ExternalLink } from 'lucide-preact';
import { i18n } from '#i18n';
import { LEAST_POLICY } from '../../lib/aliyun/permission-policy.ts';
import { PolicyBox } from './policy-box.tsx';

/** How to get an AccessKey that can do no more than it has to. */
export function RamGuide() {
  return (
    <div class="ram-guide">
      <ol>
        <li>
          {i18n.t('options.guide.user')}{' '}
          <a href="https://ram.console.aliyun.com/users" target="_blank" rel="noreferrer">
            {i18n.t('options.guide.ramConsole')}
            <ExternalLink size={12} aria-hidden />
          </a>
        </li>
        <li>
          {i18n.t('options.guide.policy')}
          <PolicyBox title={i18n.t('options.guide.policyTitle')} policy={LEAST_POLICY} />
        </li>
        <li>{i18n.t('options.guide.key')}</li>
      </ol>
      <p class="soft">{i18n.t('options.guide.kept')}</p>
    </div>
  );
}
