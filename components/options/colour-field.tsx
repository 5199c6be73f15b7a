import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { COLOURS, type Colour } from '../../lib/profiles/profile.ts';
import type { FormState } from './form-state.ts';

/** The name of a colour: a swatch alone says nothing to those who can't tell it from the next. */
export const colourName = (colour: Colour): string =>
  ({
    grey: () => i18n.t('colour.grey'),
    red: () => i18n.t('colour.red'),
    orange: () => i18n.t('colour.orange'),
    yellow: () => i18n.t('colour.yellow'),
    green: () => i18n.t('colour.green'),
    teal: () => i18n.t('colour.teal'),
    blue: () => i18n.t('colour.blue'),
    violet: () => i18n.t('colour.violet'),
    pink: () => i18n.t('colour.pink'),
  })[colour]();

/** A small palette to tell profiles apart by, as radio buttons. */
export function ColourField({ form }: { form: FormState }) {
  const name = useId();
  const chosen = form.draft.value.colour;
  return (
    <fieldset class="colour-field">
      <legend>
        {i18n.t('options.form.colour')} <span class="soft">{colourName(chosen)}</span>
      </legend>
      {COLOURS.map((colour) => (
        <input
          key={colour}
          type="radio"
          name={name}
          class={`swatch ${colour}`}
          aria-label={colourName(colour)}
          title={colourName(colour)}
          checked={colour === chosen}
          onChange={() => form.set('colour', colour)}
        />
      ))}
    </fieldset>
  );
}
