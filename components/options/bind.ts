import { errorText } from './field-errors.ts';
import type { FormState } from './form-state.ts';
import type { TextDraftField } from './profile-draft.ts';

/** Ties a field of the form to its part of the draft, and to what is wrong with that. */
export const bind = (form: FormState, field: TextDraftField) => ({
  value: form.draft.value[field],
  onValue: (value: string) => form.set(field, value),
  error: errorText(field, form.errors.value[field]),
});
