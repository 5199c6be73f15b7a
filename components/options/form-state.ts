import { computed, signal } from '@preact/signals';
import { i18n } from '#i18n';
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
import { type ProfilesState, problemOf } from './profiles-state.ts';
import { builtInRegions } from './region-choices.ts';
import { createSignInState, type SignInPage } from './sign-in-state.ts';

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
  page: SignInPage,
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
  /** The regions to choose from: those of the account, once it has told them. */
  const regions = signal(builtInRegions());
  /** Leaving was asked for while there is something to lose. */
  const confirmingLeave = signal(false);

  const dirty = computed(() =>
    (Object.keys(draft.value) as DraftField[]).some(
      (field) => draft.value[field] !== saved.value[field],
    ),
  );

  /** The profiles that this one's credentials may come from. */
  const otherProfiles = computed(
    () => profiles.list.value?.profiles.filter(({ id }) => id !== stored.value?.id) ?? [],
  );

  const signIn = createSignInState({
    ask,
    save: async () => (await save().finally(editAgain))?.id,
    chosenAccount: () => draft.value.ssoAccountId,
    page,
  });

  function set<F extends DraftField>(field: F, value: ProfileDraft[F]): void {
    draft.value = { ...draft.value, [field]: value };
    if (errors.value[field]) {
      const { [field]: _, ...others } = errors.value;
      errors.value = others;
    }
    if (field === 'ssoAccountId') signIn.chooseAccount(draft.value.ssoAccountId);
  }

  function toggleRegion(regionId: string): void {
    const { otherRegionIds } = draft.value;
    const others = otherRegionIds.filter((id) => id !== regionId);
    if (others.length === otherRegionIds.length) others.push(regionId);
    set('otherRegionIds', others);
  }

  /** Asks the account of a stored profile; the built-in list stays where it can't be asked. */
  async function loadRegions(): Promise<void> {
    if (!stored.value) return;
    const language = LANGUAGES[i18n.t('common.language')] ?? 'en-US';
    const answer = await ask('profiles.regions', { profileId: stored.value.id, language });
    if (!answer.ok || answer.value.length === 0) return;
    regions.value = answer.value
      .map(({ regionId, name }) => ({ value: regionId, label: name }))
      .sort((a, b) => a.label.localeCompare(b.label, language));
  }

  const editAgain = () => {
    phase.value = 'editing';
  };

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
        problem.value = problemOf(outcome);
        savedButFailed.value = problem.value !== undefined;
        if (problem.value) return;
      }
      leaveNow();
    } finally {
      editAgain();
    }
  }

  function leave(): void {
    if (dirty.value) confirmingLeave.value = true;
    else leaveNow();
  }

  function leaveNow(): void {
    signIn.close();
    close();
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
    regions,
    otherProfiles,
    signIn,
    set,
    toggleRegion,
    loadRegions,
    submit,
    leave,
    close: leaveNow,
  };
}

/** Our languages as `DescribeRegions` calls them. */
const LANGUAGES: Record<string, 'zh-CN' | 'zh-TW' | 'en-US'> = {
  'zh-CN': 'zh-CN',
  'zh-TW': 'zh-TW',
};
