import type { ComponentChildren, TargetedSubmitEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../shared/button.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import type { VaultView } from './vault-view.ts';

interface VaultFormFrameProps {
  view: VaultView;
  submitLabel: string;
  onSubmit: () => Promise<void>;
  children: ComponentChildren;
}

/** What the vault's forms have in common: where the focus goes, what went wrong, the buttons. */
export function VaultFormFrame({ view, submitLabel, onSubmit, children }: VaultFormFrameProps) {
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    element.current?.querySelector('input')?.focus();
  }, []);

  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    await onSubmit();
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };

  return (
    <form ref={element} class="vault-form" noValidate onSubmit={submit}>
      {children}
      {view.problem.value && <ProblemNotice problem={view.problem.value} />}
      <div class="vault-actions">
        <Button variant="primary" type="submit" busy={view.busy.value}>
          {submitLabel}
        </Button>
        <Button variant="quiet" onClick={() => view.open('none')}>
          {i18n.t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
