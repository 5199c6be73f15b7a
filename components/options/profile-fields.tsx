import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { SecretField, SuggestField, TextField } from '../shared/field.tsx';
import { namedRegions, regionName } from '../shared/region-name.ts';
import type { FormState } from './form-state.ts';
import type { DraftErrors, DraftField } from './profile-draft.ts';

type ErrorKind = NonNullable<DraftErrors[DraftField]>;

/** What is wrong with a field, as a sentence. */
function errorText(field: DraftField, kind: ErrorKind | undefined): string | undefined {
  if (!kind) return undefined;
  if (kind === 'needed-for-new-key') return i18n.t('options.errors.secretForNewKey');
  const missing = kind === 'missing';
  switch (field) {
    case 'name':
      return missing ? i18n.t('options.errors.nameMissing') : i18n.t('options.errors.nameLong');
    case 'accessKeyId':
      return missing ? i18n.t('options.errors.keyMissing') : i18n.t('options.errors.keyMalformed');
    case 'accessKeySecret':
      return missing
        ? i18n.t('options.errors.secretMissing')
        : i18n.t('options.errors.secretMalformed');
    case 'regionId':
      return missing
        ? i18n.t('options.errors.regionMissing')
        : i18n.t('options.errors.regionMalformed');
  }
}

export function ProfileFields({ form }: { form: FormState }) {
  const draft = form.draft.value;
  const errors = form.errors.value;
  const bind = (field: DraftField) => ({
    value: draft[field],
    onValue: (value: string) => form.set(field, value),
    error: errorText(field, errors[field]),
  });
  return (
    <>
      <TextField
        {...bind('name')}
        label={i18n.t('options.form.name')}
        placeholder={i18n.t('options.form.namePlaceholder')}
      />
      <TextField {...bind('accessKeyId')} code label={i18n.t('options.form.accessKeyId')} />
      <SecretField
        {...bind('accessKeySecret')}
        code
        label={i18n.t('options.form.secret')}
        placeholder={form.stored.value ? i18n.t('options.form.secretKept') : ''}
        hint={i18n.t('options.form.secretHint')}
      />
      <RegionField {...bind('regionId')} />
    </>
  );
}

interface RegionFieldProps {
  value: string;
  onValue: (value: string) => void;
  error: string | undefined;
}

/** A region to choose by its name or to type by its id; one that we don't know works as well. */
function RegionField(props: RegionFieldProps) {
  const suggestions = useMemo(
    () => namedRegions().map(({ id, name }) => ({ value: id, label: name })),
    [],
  );
  return (
    <SuggestField
      {...props}
      code
      label={i18n.t('options.form.region')}
      placeholder="cn-hangzhou"
      hint={regionName(props.value.trim()) ?? i18n.t('options.form.regionHint')}
      suggestions={suggestions}
    />
  );
}
