import { i18n } from '#i18n';
import { MODES, type Mode } from '../../lib/profiles/modes/source.ts';
import { SelectField, TextField } from '../shared/field.tsx';
import { bind } from './bind.ts';
import { ColourField } from './colour-field.tsx';
import type { FormState } from './form-state.ts';
import { ModeFields } from './mode-fields.tsx';
import { modeName } from './mode-words.ts';
import { RegionFields } from './region-fields.tsx';

export function ProfileFields({ form }: { form: FormState }) {
  return (
    <>
      <TextField
        {...bind(form, 'name')}
        label={i18n.t('options.form.name')}
        placeholder={i18n.t('options.form.namePlaceholder')}
      />
      <ColourField form={form} />
      <SelectField
        label={i18n.t('options.form.mode')}
        value={form.draft.value.mode}
        onValue={(mode) => form.set('mode', mode as Mode)}
        choices={MODES.map((mode) => ({ value: mode, label: modeName(mode) }))}
      />
      <ModeFields form={form} />
      <RegionFields form={form} />
      <details class="more-fields" open={form.errors.value.endpoint !== undefined}>
        <summary>{i18n.t('options.form.advanced')}</summary>
        <TextField
          {...bind(form, 'endpoint')}
          code
          label={i18n.t('options.form.endpoint')}
          placeholder="ecs.cn-hangzhou.aliyuncs.com"
          hint={i18n.t('options.form.endpointHint')}
        />
      </details>
    </>
  );
}
