import { i18n } from '#i18n';
import { SuggestField } from '../shared/field.tsx';
import { regionName } from '../shared/region-name.ts';
import { bind } from './bind.ts';
import type { FormState } from './form-state.ts';

/**
 * The regions of interest. The default one can be typed as well, for a region may be newer than we
 * are; the others are chosen from those that the account may use.
 */
export function RegionFields({ form }: { form: FormState }) {
  const { regionId, otherRegionIds } = form.draft.value;
  const regions = form.regions.value;
  return (
    <>
      <SuggestField
        {...bind(form, 'regionId')}
        code
        label={i18n.t('options.form.region')}
        placeholder="cn-hangzhou"
        hint={nameOf(form, regionId.trim()) ?? i18n.t('options.form.regionHint')}
        suggestions={regions}
      />
      <details class="more-fields">
        <summary>
          {i18n.t('options.form.otherRegions')}{' '}
          <span class="soft">
            {otherRegionIds.map((id) => nameOf(form, id) ?? id).join(', ') ||
              i18n.t('options.form.noOtherRegions')}
          </span>
        </summary>
        <fieldset class="region-choices">
          <legend class="visually-hidden">{i18n.t('options.form.otherRegions')}</legend>
          {regions
            .filter(({ value }) => value !== regionId.trim())
            .map(({ value, label }) => (
              <label key={value} title={value}>
                <input
                  type="checkbox"
                  checked={otherRegionIds.includes(value)}
                  onChange={() => form.toggleRegion(value)}
                />
                {label}
              </label>
            ))}
        </fieldset>
      </details>
    </>
  );
}

const nameOf = (form: FormState, id: string): string | undefined =>
  form.regions.value.find(({ value }) => value === id)?.label ?? regionName(id);
