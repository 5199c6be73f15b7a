import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { AllowButton } from '../shared/allow-button.tsx';
import { Button } from '../shared/button.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { problemText } from '../shared/problem-text.ts';
import { ProgressLine } from '../shared/progress-line.tsx';
import { warnOnLeave } from '../shared/warn-on-leave.ts';
import { allowHost, outsideAddress } from './allow-host.ts';
import type { FormState } from './form-state.ts';
import { ProfileFields } from './profile-fields.tsx';
import { RamGuide } from './ram-guide.tsx';

/** The form of one profile. The primary button saves and tests; saving alone is there as well. */
export function ProfileFormView({ form }: { form: FormState }) {
  const element = useRef<HTMLFormElement>(null);

  useEffect(() => {
    element.current?.querySelector('input')?.focus();
  }, []);
  useEffect(() => {
    form.loadRegions();
  }, [form]);
  useEffect(() => warnOnLeave(window, () => form.dirty.value), [form]);

  const submit = async (alsoTest: boolean) => {
    // A no is not the end: the profile is kept, and its test says what is missing.
    await allowHost(outsideAddress(form.draft.value));
    await form.submit(alsoTest);
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    submit(true);
  };

  const stored = form.stored.value;
  return (
    <section aria-labelledby="form-title">
      <div class="section-head">
        <h2 id="form-title">
          {stored
            ? i18n.t('options.form.editTitle', [stored.name])
            : i18n.t('options.form.addTitle')}
        </h2>
      </div>
      <form ref={element} class="profile-form" noValidate onSubmit={onSubmit}>
        <ProfileFields form={form} />
        <FormOutcome form={form} onAllowed={() => submit(true)} />
        <FormButtons form={form} onSave={() => submit(false)} />
      </form>
      <details class="guide">
        <summary>{i18n.t('options.guide.title')}</summary>
        <RamGuide />
      </details>
    </section>
  );
}

function FormOutcome({ form, onAllowed }: { form: FormState; onAllowed: () => void }) {
  const phase = form.phase.value;
  const problem = form.problem.value;
  // Every other remedy is in the form itself.
  const mayAllow = problem && problemText(problem).remedy === 'allow';
  const words = {
    editing: '',
    saving: i18n.t('options.form.saving'),
    testing: i18n.t('options.test.running'),
  };
  return (
    <div class="form-outcome">
      <ProgressLine active={phase !== 'editing'} label={words[phase]} />
      <p class="visually-hidden" role="status">
        {words[phase]}
      </p>
      {form.savedButFailed.value && <p>{i18n.t('options.form.savedButFailed')}</p>}
      {problem && (
        <ProblemNotice
          problem={problem}
          action={mayAllow && <AllowButton small host={problem.host} onAllowed={onAllowed} />}
        />
      )}
    </div>
  );
}

function FormButtons({ form, onSave }: { form: FormState; onSave: () => void }) {
  const busy = form.phase.value !== 'editing';
  if (form.confirmingLeave.value) return <LeaveConfirm form={form} />;
  return (
    <div class="form-buttons">
      <Button variant="primary" type="submit" busy={busy}>
        {i18n.t('options.form.saveAndTest')}
      </Button>
      <Button busy={busy} onClick={onSave}>
        {i18n.t('options.form.save')}
      </Button>
      <Button variant="quiet" onClick={form.leave}>
        {i18n.t('common.cancel')}
      </Button>
    </div>
  );
}

function LeaveConfirm({ form }: { form: FormState }) {
  const keep = useRef<HTMLDivElement>(null);
  useEffect(() => {
    keep.current?.querySelector<HTMLElement>('[data-keep]')?.focus();
  }, []);
  return (
    <div ref={keep} class="form-buttons">
      <p>{i18n.t('options.leave.question')}</p>
      <Button
        data-keep
        onClick={() => {
          form.confirmingLeave.value = false;
        }}
      >
        {i18n.t('options.leave.keep')}
      </Button>
      <Button variant="danger" onClick={form.close}>
        {i18n.t('options.leave.discard')}
      </Button>
    </div>
  );
}
