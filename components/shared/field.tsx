import { CircleAlert } from 'lucide-preact';
import type { ComponentChildren, TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';
import './field.css';

interface Words {
  label: string;
  hint?: string | undefined;
  /** What is wrong with the value, as a sentence. */
  error?: string | undefined;
}

/** What ties a control to its label, hint and error for assistive technology. */
interface Wiring {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby'?: string;
}

interface FieldProps extends Words {
  control: (wiring: Wiring) => ComponentChildren;
}

/** A label, any control, and what there is to say about its value. */
export function Field({ label, hint, error, control }: FieldProps) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {control({
        id,
        'aria-invalid': error !== undefined,
        ...(describedBy && { 'aria-describedby': describedBy }),
      })}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <CircleAlert size={12} aria-hidden />
          {error}
        </p>
      )}
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface LineProps extends Words {
  value: string;
  onValue: (value: string) => void;
  placeholder?: string;
  /** The value is an id or a key, which reads best in a fixed pitch. */
  code?: boolean;
}

/** What our inputs have in common. Names and ids are not for browsers to complete or correct. */
const lineOf = ({ value, onValue, placeholder = '', code = false }: LineProps) =>
  ({
    value,
    placeholder,
    class: code ? 'code' : '',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: false,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onValue(event.currentTarget.value),
  }) as const;

/** A line of text. */
export const TextField = (props: LineProps) => (
  <Field {...props} control={(wiring) => <input {...lineOf(props)} {...wiring} type="text" />} />
);

/**
 * A secret. Browsers keep what stands in other inputs to restore a session, on disk and in clear
 * (CVE-2022-32969), so it has to be a password input, and one without a name.
 */
export const SecretField = (props: LineProps) => (
  <Field
    {...props}
    control={(wiring) => <input {...lineOf(props)} {...wiring} type="password" />}
  />
);

export interface Choice {
  value: string;
  label: string;
}

interface SelectProps extends Words {
  value: string;
  onValue: (value: string) => void;
  choices: readonly Choice[];
}

/** One of a few choices. */
export const SelectField = ({ value, onValue, choices, ...words }: SelectProps) => (
  <Field
    {...words}
    control={(wiring) => (
      <select {...wiring} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    )}
  />
);

interface SuggestProps extends LineProps {
  suggestions: readonly Choice[];
}

/** A line of text with suggestions; anything else may be typed as well. */
export function SuggestField({ suggestions, ...props }: SuggestProps) {
  const listId = useId();
  return (
    <Field
      {...props}
      control={(wiring) => (
        <>
          <input {...lineOf(props)} {...wiring} type="text" list={listId} />
          <datalist id={listId}>
            {suggestions.map(({ value, label }) => (
              <option key={value} value={value} label={label} />
            ))}
          </datalist>
        </>
      )}
    />
  );
}
