import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../shared/button.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import type { VaultView } from './vault-view.ts';

/** Asks before all secrets are lost, with the focus on the answer that changes nothing. */
export function EraseConfirm({ view }: { view: VaultView }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[data-keep]')?.focus();
  }, []);
  const keep = () => view.open('none');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset names a group of inputs, these are buttons
    <div
      ref={box}
      class="vault-form"
      role="group"
      aria-label={i18n.t('options.vault.erase')}
      onKeyDown={(event) => event.key === 'Escape' && keep()}
    >
      <p>{i18n.t('options.vault.eraseQuestion')}</p>
      {view.problem.value && <ProblemNotice problem={view.problem.value} />}
      <div class="vault-actions">
        <Button variant="danger" busy={view.busy.value} onClick={view.erase}>
          {i18n.t('options.vault.erase')}
        </Button>
        <Button data-keep onClick={keep}>
          {i18n.t('options.vault.keep')}
        </Button>
      </div>
    </div>
  );
}
