import { ExternalLink } from 'lucide-preact';
import { i18n } from '#i18n';
import { Button } from '../shared/button.tsx';
import { SelectField, TextField } from '../shared/field.tsx';
import { ProblemNotice } from '../shared/problem-notice.tsx';
import { allowHost } from './allow-host.ts';
import { bind } from './bind.ts';
import type { FormState } from './form-state.ts';
import type { SignInForm } from './sign-in-state.ts';

/** CloudSSO: where to sign in, signing in, and what to be after it. */
export function SsoFields({ form }: { form: FormState }) {
  const { signIn } = form;
  return (
    <>
      <TextField
        {...bind(form, 'signInUrl')}
        code
        label={i18n.t('options.form.signInUrl')}
        placeholder="https://signin-cn-shanghai.alibabacloudsso.com/…"
        hint={i18n.t('options.form.signInUrlHint')}
      />
      <SignInStep form={form} signIn={signIn} />
      <SelectOrType
        form={form}
        field="ssoAccountId"
        label={i18n.t('options.form.ssoAccount')}
        choices={signIn.accounts.value}
      />
      <SelectOrType
        form={form}
        field="accessConfigurationId"
        label={i18n.t('options.form.accessConfiguration')}
        choices={signIn.configurations.value}
      />
      <details class="more-fields" open={form.errors.value.clientId !== undefined}>
        <summary>{i18n.t('options.form.ssoMore')}</summary>
        <TextField
          {...bind(form, 'clientId')}
          code
          label={i18n.t('options.form.clientId')}
          hint={i18n.t('options.form.clientIdHint')}
        />
      </details>
    </>
  );
}

/** Told before the sign-in: Alibaba's page will name another program than this one. */
function SignInStep({ form, signIn }: { form: FormState; signIn: SignInForm }) {
  const started = signIn.started.value;
  const problem = signIn.problem.value;
  const begin = () => {
    const allowed = allowHost(form.draft.value.signInUrl);
    signIn.begin(allowed);
  };
  return (
    <div class="sign-in">
      <p class="soft">{i18n.t('options.signIn.consent')}</p>
      <Button busy={signIn.phase.value === 'starting'} onClick={begin}>
        {i18n.t('options.signIn.start')}
      </Button>
      <div role="status">
        {signIn.phase.value === 'waiting' && started && (
          <p>
            {i18n.t('options.signIn.code')} <code class="user-code">{started.userCode}</code>{' '}
            <a href={started.verificationUrl} target="_blank" rel="noreferrer">
              {i18n.t('options.signIn.open')}
              <ExternalLink size={12} aria-hidden />
            </a>
          </p>
        )}
        {signIn.phase.value === 'signed-in' && <p>{i18n.t('options.signIn.done')}</p>}
        {signIn.phase.value === 'over' && <p>{i18n.t('options.signIn.over')}</p>}
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}

interface SelectOrTypeProps {
  form: FormState;
  field: 'ssoAccountId' | 'accessConfigurationId';
  label: string;
  choices: readonly { id: string; name: string }[] | undefined;
}

/** Ids to choose by their names after a sign-in, and to type before it. */
function SelectOrType({ form, field, label, choices }: SelectOrTypeProps) {
  if (!choices) return <TextField {...bind(form, field)} code label={label} />;
  const empty = { value: '', label: i18n.t('options.form.choose') };
  const named = choices.map(({ id, name }) => ({
    value: id,
    label: name === id ? id : `${name} (${id})`,
  }));
  return <SelectField {...bind(form, field)} label={label} choices={[empty, ...named]} />;
}
