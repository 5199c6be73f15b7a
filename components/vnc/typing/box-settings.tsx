import { i18n } from '#i18n';
import { PASTE_SETTINGS } from '../../../lib/viewers/typing-memory.ts';
import { LAYOUT_TAGS } from '../../../lib/vnc/typing/layouts.ts';
import { SelectField } from '../../shared/field.tsx';
import { layoutName } from './layout-name.ts';
import type { Typing } from './typing-state.ts';

/** How text is typed: the guest's layout, the pace, and what Ctrl+V does. All of it is remembered. */
export function BoxSettings({ typing }: { typing: Typing }) {
  const { paste, careful } = typing.manner.value;
  return (
    <div class="typing-settings">
      <SelectField
        label={i18n.t('typing.layout')}
        hint={i18n.t('typing.layoutHint')}
        value={typing.layout.tag.value}
        onValue={typing.layout.choose}
        choices={layoutChoices()}
      />
      <SelectField
        label={i18n.t('typing.pace')}
        value={careful ? 'careful' : 'normal'}
        onValue={(value) => typing.setManner({ careful: value === 'careful' })}
        choices={[
          { value: 'normal', label: i18n.t('typing.paceNormal') },
          { value: 'careful', label: i18n.t('typing.paceCareful') },
        ]}
      />
      <SelectField
        label={i18n.t('typing.paste')}
        value={paste}
        onValue={(value) => {
          const setting = PASTE_SETTINGS.find((one) => one === value);
          if (setting) typing.setManner({ paste: setting });
        }}
        choices={[
          { value: 'ask', label: i18n.t('typing.pasteAsk') },
          { value: 'always', label: i18n.t('typing.pasteAlways') },
          { value: 'never', label: i18n.t('typing.pasteNever') },
        ]}
      />
    </div>
  );
}

function layoutChoices() {
  const { lang } = document.documentElement;
  const choices = LAYOUT_TAGS.map((value) => ({ value, label: layoutName(value, lang) }));
  return choices.sort((a, b) => a.label.localeCompare(b.label, lang));
}
