import { i18n } from '#i18n';
import { Button } from '../../shared/button.tsx';
import { SelectField, SuggestField } from '../../shared/field.tsx';
import { namedRegions } from '../../shared/region-name.ts';
import type { DiagnosisState } from './diagnosis-state.ts';

/** Chooses the instance, starts and stops. */
export function DiagnosisForm({ state }: { state: DiagnosisState }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    state.run();
  };
  return (
    <form class="diagnosis-form" noValidate onSubmit={submit}>
      <Fields state={state} />
      {state.confirming.value && (
        <p class="diagnosis-warning" role="alert">
          {i18n.t('options.diagnosis.viewerOpen')}
        </p>
      )}
      <div class="form-buttons">
        <Button type="submit" variant="primary" busy={state.running.value}>
          {runWord(state)}
        </Button>
        {state.running.value && (
          <Button onClick={state.stop}>{i18n.t('options.diagnosis.stop')}</Button>
        )}
      </div>
    </form>
  );
}

function runWord({ confirming, outcomes }: DiagnosisState): string {
  if (confirming.value) return i18n.t('options.diagnosis.runAnyway');
  return outcomes.value.size > 0
    ? i18n.t('options.diagnosis.again')
    : i18n.t('options.diagnosis.run');
}

function Fields({ state }: { state: DiagnosisState }) {
  const { profiles, context, draft, wrong, set } = state;
  const list = profiles.value?.profiles ?? [];
  const error = (field: 'profileId' | 'regionId' | 'instanceId', text: string) =>
    wrong.value.has(field) ? text : undefined;
  return (
    <div class="diagnosis-fields">
      <SuggestField
        label={i18n.t('options.diagnosis.instance')}
        hint={i18n.t('options.diagnosis.recent')}
        code
        value={draft.value.instanceId}
        onValue={(value) => set('instanceId', value)}
        suggestions={context.value.recent.map(({ instance, name }) => ({
          value: instance.instanceId,
          label: name ?? instance.regionId,
        }))}
        error={error('instanceId', i18n.t('options.diagnosis.badInstance'))}
      />
      <SuggestField
        label={i18n.t('options.diagnosis.region')}
        code
        value={draft.value.regionId}
        onValue={(value) => set('regionId', value)}
        suggestions={namedRegions().map(({ id, name }) => ({ value: id, label: name }))}
        error={error('regionId', i18n.t('options.diagnosis.badRegion'))}
      />
      <SelectField
        label={i18n.t('options.diagnosis.profile')}
        value={draft.value.profileId}
        onValue={(value) => set('profileId', value)}
        choices={list.map(({ id, name }) => ({ value: id, label: name }))}
        error={error('profileId', i18n.t('options.diagnosis.badProfile'))}
      />
    </div>
  );
}
