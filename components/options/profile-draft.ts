import * as v from 'valibot';
import { ProfileForm, type ProfileSummary } from '../../lib/profiles/profile.ts';

/** What stands in the form's inputs, as it was typed. */
export interface ProfileDraft {
  name: string;
  accessKeyId: string;
  accessKeySecret: string;
  regionId: string;
}

export type DraftField = keyof ProfileDraft;
export type DraftErrors = Partial<
  Record<DraftField, 'missing' | 'malformed' | 'needed-for-new-key'>
>;

const FIELDS = ['name', 'accessKeyId', 'accessKeySecret', 'regionId'] as const;

/** A secret has no white space; one that was copied over two lines arrives with some (measured). */
const withoutSpace = (secret: string): string => secret.replaceAll(/\s/g, '');

type Issues = v.SafeParseResult<typeof ProfileForm>['issues'];
type Checked = { ok: true; form: ProfileForm } | { ok: false; errors: DraftErrors };

/** The draft to start from. A stored secret never comes back, so its input starts empty. */
export const draftOf = (profile: ProfileSummary | undefined, regionId = ''): ProfileDraft => ({
  name: profile?.name ?? '',
  accessKeyId: profile?.accessKeyId ?? '',
  accessKeySecret: '',
  regionId: profile?.regionId ?? regionId,
});

/** Checks a draft by the background's own schema, so that both agree on what is valid. */
export function checkDraft(draft: ProfileDraft, stored?: ProfileSummary): Checked {
  const secret = withoutSpace(draft.accessKeySecret);
  const parsed = v.safeParse(ProfileForm, {
    ...(stored && { profileId: stored.id }),
    ...(secret && { accessKeySecret: secret }),
    name: draft.name,
    accessKeyId: draft.accessKeyId,
    regionId: draft.regionId,
  });

  const errors = { ...wrongFields(parsed.issues, draft), ...wrongSecret(draft, stored) };
  if (parsed.success && Object.keys(errors).length === 0) return { ok: true, form: parsed.output };
  return { ok: false, errors };
}

function wrongFields(issues: Issues, draft: ProfileDraft): DraftErrors {
  const broken = issues ? v.flatten<typeof ProfileForm>(issues).nested : undefined;
  const errors: DraftErrors = {};
  for (const field of FIELDS) {
    if (broken?.[field]) errors[field] = draft[field].trim() ? 'malformed' : 'missing';
  }
  return errors;
}

/** The schema lets the secret be left out, which makes sense only where one is stored already. */
function wrongSecret(draft: ProfileDraft, stored?: ProfileSummary): DraftErrors {
  if (withoutSpace(draft.accessKeySecret)) return {};
  if (!stored) return { accessKeySecret: 'missing' };
  if (draft.accessKeyId.trim() === stored.accessKeyId) return {};
  return { accessKeySecret: 'needed-for-new-key' };
}
