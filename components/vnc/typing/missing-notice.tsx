import { i18n } from '#i18n';
import type { Remedy } from '../../../lib/vnc/typing/plan.ts';
import type { Missing } from '../../../lib/vnc/typing/text.ts';
import { TextField } from '../../shared/field.tsx';
import type { Typing } from './typing-state.ts';

/** More of them would say no more than their number does. */
const MOST_SHOWN = 24;

/** Which characters the layout can't make, before anything is sent, and what can be done about it. */
export function MissingNotice({ typing }: { typing: Typing }) {
  const { missing = [], remedies = [] } = typing.plan.value ?? {};
  if (missing.length === 0) return null;
  return (
    <fieldset class="typing-missing">
      <legend>{i18n.t('typing.missing', missing.length)}</legend>
      <ul>
        {missing.slice(0, MOST_SHOWN).map((one) => (
          <li key={one.character}>{words(one)}</li>
        ))}
        {missing.length > MOST_SHOWN && <li>…</li>}
      </ul>
      {remedies.length === 0 && <p>{i18n.t('typing.noRemedy')}</p>}
      {remedies.map((remedy) => (
        <RemedyChoice key={remedy} typing={typing} remedy={remedy} />
      ))}
      {typing.remedy.value === 'shell-file' && (
        <TextField
          label={i18n.t('typing.fileName')}
          code
          value={typing.fileName.value}
          onValue={(name) => {
            typing.fileName.value = name;
          }}
        />
      )}
    </fieldset>
  );
}

function RemedyChoice({ typing, remedy }: { typing: Typing; remedy: Remedy }) {
  return (
    <label class="typing-remedy">
      <input
        type="radio"
        name="remedy"
        checked={typing.remedy.value === remedy}
        onChange={() => {
          typing.remedy.value = remedy;
        }}
      />
      {remedy === 'leave-out' ? i18n.t('typing.leaveOut') : i18n.t('typing.shellFile')}
    </label>
  );
}

/** The character, if it can be seen, its number, and how often it comes. */
function words({ character, count }: Missing): string {
  const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const seen = /[\p{C}\p{Z}\p{M}]/u.test(character) ? '' : `${character} `;
  return `${seen}U+${point}${count > 1 ? ` ×${count}` : ''}`;
}
