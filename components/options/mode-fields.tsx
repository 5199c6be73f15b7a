import { i18n } from '#i18n';
import { SecretField, SelectField, TextField } from '../shared/field.tsx';
import { bind } from './bind.ts';
import type { FormState } from './form-state.ts';
import { RoleFields } from './role-fields.tsx';
import { SsoFields } from './sso-fields.tsx';

/** The fields of the mode that is chosen. */
export function ModeFields({ form }: { form: FormState }) {
  switch (form.draft.value.mode) {
    case 'AK':
      return <KeyFields form={form} />;
    case 'StsToken':
      return (
        <>
          <KeyFields form={form} />
          <TokenField form={form} hint={i18n.t('options.form.tokenHint')} />
        </>
      );
    case 'RamRoleArn':
      return (
        <>
          <KeyFields form={form} />
          <RoleFields form={form} />
        </>
      );
    case 'ChainableRamRoleArn':
      return (
        <>
          <SourceProfileField form={form} />
          <RoleFields form={form} />
        </>
      );
    case 'CredentialsURI':
      return <UriField form={form} />;
    case 'CloudSSO':
      return <SsoFields form={form} />;
  }
}

/** Whether an empty secret means the one that is stored. */
const keepsSecret = (form: FormState): boolean =>
  form.stored.value?.source.mode === form.draft.value.mode;

function KeyFields({ form }: { form: FormState }) {
  return (
    <>
      <TextField {...bind(form, 'accessKeyId')} code label={i18n.t('options.form.accessKeyId')} />
      <SecretField
        {...bind(form, 'accessKeySecret')}
        code
        label={i18n.t('options.form.secret')}
        placeholder={keepsSecret(form) ? i18n.t('options.form.secretKept') : ''}
        hint={i18n.t('options.form.secretHint')}
      />
    </>
  );
}

export function TokenField({ form, hint }: { form: FormState; hint?: string }) {
  return (
    <SecretField
      {...bind(form, 'securityToken')}
      code
      label={i18n.t('options.form.token')}
      placeholder={keepsSecret(form) ? i18n.t('options.form.secretKept') : ''}
      hint={hint}
    />
  );
}

/** The profiles that a role can be assumed from. A circle through others shows when it is tested. */
function SourceProfileField({ form }: { form: FormState }) {
  const others = form.otherProfiles.value;
  return (
    <SelectField
      {...bind(form, 'sourceProfileId')}
      label={i18n.t('options.form.sourceProfile')}
      hint={i18n.t('options.form.sourceProfileHint')}
      choices={[
        { value: '', label: i18n.t('options.form.choose') },
        ...others.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

/** The address may hold a token, so it is treated as a secret: hidden, and never shown again. */
function UriField({ form }: { form: FormState }) {
  return (
    <SecretField
      {...bind(form, 'credentialsUri')}
      code
      label={i18n.t('options.form.credentialsUri')}
      placeholder={keepsSecret(form) ? i18n.t('options.form.secretKept') : 'https://'}
      hint={i18n.t('options.form.credentialsUriHint')}
    />
  );
}
