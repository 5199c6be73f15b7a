import { computed, signal } from '@preact/signals';
import type { Problem } from '../../lib/problem.ts';
import type { ProfileSummary } from '../../lib/profiles/profile.ts';
import type { Ask } from '../shared/ask.ts';
import {
  checkDraft,
  type DraftErrors,
  type DraftField,
  draftOf,
  type ProfileDraft,
} from './profile-draft.ts';
import type { ProfilesState } from './profiles-state.ts';

export type FormState = ReturnType<typeof createFormState>;

interface Start {
  /** The profile to change; without one a new profile is made. */
  profile?: ProfileSummary;
  /** The region that a new profile starts with. */
  regionId?: string;
}

/**
 * The form that adds or changes one profile. Nothing that happens here touches what was typed:
 * a failure is shown beside it, and the same form can be sent again.
 */
export function createFormState(
  ask: Ask,
  profiles: ProfilesState,
  start: Start,
  close: () => void,
) {
  /** Set once the profile is stored, so that a second try changes it instead of adding another. */
  const stored = signal(start.profile);
  const saved = signal(draftOf(start.profile, start.regionId));
  const draft = signal<ProfileDraft>(saved.value);
  const errors = signal<DraftErrors>({});
  const phase = signal<'editing' | 'saving' | 'testing'>('editing');
  const problem = signal<Problem>();
  /** The profile is stored, and its test failed. */
  const savedButFailed = signal(false);
  /** Leaving was asked for while there is something to lose. */
  const confirmingLeave = signal(false);

  const dirty = computed(() =>
    (Object.keys(draft.value) as DraftField[]).some(
      (field) => draft.value[field] !== saved.value[field],
    ),
  );

  function set(field: DraftField, value: string): void {
    draft.value = { ...draft.value, [field]: value };
    if (errors.value[field]) {
      const { [field]: _, ...others } = errors.value;
      errors.value = others;
    }
  }

  async function save(): Promise<ProfileSummary | undefined> {
    const checked = checkDraft(draft.value, stored.value);
    errors.value = checked.ok ? {} : checked.errors;
    if (!checked.ok) return undefined;

    const sent = draft.value;
    phase.value = 'saving';
    const answer = await ask('profiles.save', checked.form);
    if (!answer.ok) {
      problem.value = answer.problem;
      return undefined;
    }
    stored.value = answer.value;
    saved.value = sent;
    await profiles.noteSaved(answer.value);
    return answer.value;
  }

  /** Stores the profile and, if asked to, tests it; closes the form when all of that went well. */
  async function submit(alsoTest: boolean): Promise<void> {
    if (phase.value !== 'editing') return;
    problem.value = undefined;
    savedButFailed.value = false;
    try {
      const profile = await save();
      if (!profile) return;
      if (alsoTest) {
        phase.value = 'testing';
        const outcome = await profiles.test(profile.id);
        if (outcome.state === 'failed') {
          problem.value = outcome.problem;
          savedButFailed.value = true;
          return;
        }
      }
      close();
    } finally {
      phase.value = 'editing';
    }
  }

  function leave(): void {
    if (dirty.value) confirmingLeave.value = true;
    else close();
  }

  return {
    stored,
    draft,
    errors,
    phase,
    problem,
    savedButFailed,
    confirmingLeave,
    dirty,
    set,
    submit,
    leave,
    close,
  };
}
