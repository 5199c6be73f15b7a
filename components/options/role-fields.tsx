import { i18n } from '#i18n';
import { SuggestField, TextField } from '../shared/field.tsx';
import { regionName } from '../shared/region-name.ts';
import { bind } from './bind.ts';
import type { FormState } from './form-state.ts';
import { TokenField } from './mode-fields.tsx';
import type { DraftErrors, TextDraftField } from './profile-draft.ts';
import { builtInRegions } from './region-choices.ts';

const RARE: TextDraftField[] = [
  'durationSeconds',
  'externalId',
  'stsRegionId',
  'stsEndpoint',
  'securityToken',
];

const anyOf = (errors: DraftErrors) => RARE.some((field) => errors[field] !== undefined);

/** Which role, and how it is assumed. */
export function RoleFields({ form }: { form: FormState }) {
  const region = form.draft.value.stsRegionId.trim();
  return (
    <>
      <TextField
        {...bind(form, 'roleArn')}
        code
        label={i18n.t('options.form.roleArn')}
        placeholder="acs:ram::123456789012****:role/quick-vnc"
      />
      <TextField
        {...bind(form, 'sessionName')}
        code
        label={i18n.t('options.form.sessionName')}
        hint={i18n.t('options.form.sessionNameHint')}
      />
      <details class="more-fields" open={anyOf(form.errors.value)}>
        <summary>{i18n.t('options.form.roleMore')}</summary>
        <TextField
          {...bind(form, 'durationSeconds')}
          label={i18n.t('options.form.duration')}
          placeholder="3600"
          hint={i18n.t('options.form.durationHint')}
        />
        <TextField
          {...bind(form, 'externalId')}
          code
          label={i18n.t('options.form.externalId')}
          hint={i18n.t('options.form.externalIdHint')}
        />
        <SuggestField
          {...bind(form, 'stsRegionId')}
          code
          label={i18n.t('options.form.stsRegion')}
          hint={regionName(region) ?? i18n.t('options.form.stsRegionHint')}
          suggestions={builtInRegions()}
        />
        <TextField
          {...bind(form, 'stsEndpoint')}
          code
          label={i18n.t('options.form.stsEndpoint')}
          placeholder="sts.aliyuncs.com"
        />
        {form.draft.value.mode === 'RamRoleArn' && (
          <TokenField form={form} hint={i18n.t('options.form.roleTokenHint')} />
        )}
      </details>
    </>
  );
}
