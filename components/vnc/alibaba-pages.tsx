import { useSignal } from '@preact/signals';
import { ExternalLink } from 'lucide-preact';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Problem } from '../../lib/problem.ts';
import { problemText } from '../shared/problem-text.ts';
import type { Viewer } from './viewer-state.ts';

/** The ways that are not ours: Alibaba's own VNC page, by a ticket or by the console's login. */
export function AlibabaPages({ viewer }: { viewer: Viewer }) {
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);

  async function open() {
    if (busy.value) return;
    busy.value = true;
    const page = await viewer.alibabaPage();
    busy.value = false;
    problem.value = page.ok ? null : page.problem;
    if (page.ok) await browser.tabs.create({ url: page.value.url });
  }

  return (
    <div class="overlay-links">
      <button type="button" class="overlay-link" aria-disabled={busy.value} onClick={open}>
        {i18n.t('viewer.alibabaPage')}
        <ExternalLink size={12} aria-hidden />
      </button>
      <a class="overlay-link" href={consoleUrl(viewer)} target="_blank" rel="noreferrer">
        {i18n.t('viewer.consolePage')}
        <ExternalLink size={12} aria-hidden />
      </a>
      {problem.value && (
        <p class="overlay-links-problem" role="alert">
          {problemText(problem.value).title}
        </p>
      )}
    </div>
  );
}

/** Works with the browser's login to the console, whatever is wrong with the profile. */
function consoleUrl({ instance }: Viewer): string {
  const url = new URL('https://ecs.console.aliyun.com/vnc/index.htm');
  url.searchParams.set('instanceId', instance.instanceId);
  url.searchParams.set('regionId', instance.regionId);
  return url.href;
}
