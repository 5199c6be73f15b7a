import * as v from 'valibot';
import { needsSecret } from '../../lib/profiles/modes/secret.ts';
import { CLI_CLIENT_ID, type Mode, type Source } from '../../lib/profiles/modes/source.ts';
import { type Colour, ProfileForm, type ProfileSummary } from '../../lib/profiles/profile.ts';
import { secretOf, sourceOf } from './draft-parts.ts';

/**
 * What stands in the form's inputs, as it was typed. The inputs of all modes are kept, so that
 * looking at another mode loses nothing.
 */
export interface ProfileDraft {
  name: string;
  colour: Colour;
  mode: Mode;
  regionId: string;
  /** Regions of interest besides that one. */
  otherRegionIds: readonly string[];
  endpoint: string;
  accessKeyId: string;
  accessKeySecret: string;
  securityToken: string;
  sourceProfileId: string;
  roleArn: string;
  sessionName: string;
  durationSeconds: string;
  externalId: string;
  stsRegionId: string;
  stsEndpoint: string;
  credentialsUri: string;
  signInUrl: string;
  ssoAccountId: string;
  accessConfigurationId: string;
  clientId: string;
}

export type DraftField = keyof ProfileDraft;
/** The fields that are a line of text. */
export type TextDraftField = Exclude<DraftField, 'colour' | 'mode' | 'otherRegionIds'>;
export type DraftErrors = Partial<
  Record<DraftField, 'missing' | 'malformed' | 'needed-for-new-key'>
>;

type Checked = { ok: true; form: ProfileForm } | { ok: false; errors: DraftErrors };

/** What a new profile starts with: a name for the role's sessions that shows where they come from. */
const EMPTY: ProfileDraft = {
  name: '',
  colour: 'grey',
  mode: 'AK',
  regionId: '',
  otherRegionIds: [],
  endpoint: '',
  accessKeyId: '',
  accessKeySecret: '',
  securityToken: '',
  sourceProfileId: '',
  roleArn: '',
  sessionName: 'quick-vnc',
  durationSeconds: '',
  externalId: '',
  stsRegionId: '',
  stsEndpoint: '',
  credentialsUri: '',
  signInUrl: '',
  ssoAccountId: '',
  accessConfigurationId: '',
  clientId: CLI_CLIENT_ID,
};

/** The draft to start from. A stored secret never comes back, so its inputs start empty. */
export function draftOf(profile: ProfileSummary | undefined, regionId = ''): ProfileDraft {
  if (!profile) return { ...EMPTY, regionId };
  const { name, colour, regionIds, endpoint = '', source } = profile;
  const [first, ...otherRegionIds] = regionIds;
  return {
    ...EMPTY,
    ...typedOf(source),
    name,
    colour,
    regionId: first,
    otherRegionIds,
    endpoint,
  };
}

/** A source as it would be typed. */
function typedOf(source: Source): Partial<ProfileDraft> {
  switch (source.mode) {
    case 'AK':
      return source;
    case 'StsToken':
      return { mode: source.mode, accessKeyId: source.accessKeyId };
    case 'CredentialsURI':
      return { mode: source.mode };
    case 'CloudSSO': {
      const { accountId = '', accessConfigurationId = '', ...rest } = source;
      return { ...rest, accessConfigurationId, ssoAccountId: accountId };
    }
    default: {
      const { durationSeconds, externalId = '', stsRegionId = '', stsEndpoint = '' } = source;
      const optional = { externalId, stsRegionId, stsEndpoint };
      return { ...source, ...optional, durationSeconds: durationSeconds?.toString() ?? '' };
    }
  }
}

/** Where each part of a profile is typed. */
const FIELDS = new Map<string, DraftField>([
  ['name', 'name'],
  ['regionIds.0', 'regionId'],
  ['endpoint', 'endpoint'],
  ['source.origin', 'credentialsUri'],
  ['source.accountId', 'ssoAccountId'],
  ['secret.uri', 'credentialsUri'],
  ...(
    [
      'accessKeyId',
      'sourceProfileId',
      'roleArn',
      'sessionName',
      'durationSeconds',
      'externalId',
      'stsRegionId',
      'stsEndpoint',
      'signInUrl',
      'accessConfigurationId',
      'clientId',
    ] as const
  ).map((field): [string, DraftField] => [`source.${field}`, field]),
  ['secret.accessKeySecret', 'accessKeySecret'],
  ['secret.securityToken', 'securityToken'],
]);

/** Checks a draft by the background's own schema, so that both agree on what is valid. */
export function checkDraft(draft: ProfileDraft, stored?: ProfileSummary): Checked {
  const secret = secretOf(draft);
  const endpoint = draft.endpoint.trim();
  const parsed = v.safeParse(ProfileForm, {
    ...(stored && { profileId: stored.id }),
    name: draft.name,
    colour: draft.colour,
    regionIds: regionIdsOf(draft),
    ...(endpoint && { endpoint }),
    source: sourceOf(draft, stored?.source),
    ...(secret && { secret }),
  });

  const errors = { ...wrongFields(parsed.issues, draft), ...wrongSecret(draft, stored) };
  if (parsed.success && Object.keys(errors).length === 0) return { ok: true, form: parsed.output };
  return { ok: false, errors };
}

function regionIdsOf({ regionId, otherRegionIds }: ProfileDraft): string[] {
  const first = regionId.trim();
  return [first, ...otherRegionIds.filter((other) => other !== first)];
}

function wrongFields(
  issues: readonly v.BaseIssue<unknown>[] | undefined,
  draft: ProfileDraft,
): DraftErrors {
  const errors: DraftErrors = {};
  for (const issue of issues ?? []) {
    const field = FIELDS.get(v.getDotPath(issue) ?? '');
    if (field) errors[field] = String(draft[field]).trim() ? 'malformed' : 'missing';
  }
  return errors;
}

/** The schema lets the secret be left out, which makes sense only where a fitting one is stored. */
function wrongSecret(draft: ProfileDraft, stored?: ProfileSummary): DraftErrors {
  if (!needsSecret(draft.mode) || secretOf(draft)) return {};
  const field = draft.mode === 'CredentialsURI' ? 'credentialsUri' : 'accessKeySecret';
  if (stored?.source.mode !== draft.mode) {
    return draft.mode === 'StsToken'
      ? { [field]: 'missing', securityToken: 'missing' }
      : { [field]: 'missing' };
  }
  const keyId = 'accessKeyId' in stored.source ? stored.source.accessKeyId : '';
  const keepsKey = draft.mode === 'CredentialsURI' || draft.accessKeyId.trim() === keyId;
  return keepsKey ? {} : { [field]: 'needed-for-new-key' };
}
