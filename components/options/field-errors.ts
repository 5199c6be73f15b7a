import { i18n } from '#i18n';
import type { DraftErrors, TextDraftField } from './profile-draft.ts';

type ErrorKind = NonNullable<DraftErrors[TextDraftField]>;

const required = () => i18n.t('options.errors.required');

/** What is wrong with a field: where nothing stands in it, and where something wrong does. */
const WORDS: Record<TextDraftField, { missing(): string; malformed(): string }> = {
  name: {
    missing: () => i18n.t('options.errors.nameMissing'),
    malformed: () => i18n.t('options.errors.nameLong'),
  },
  regionId: {
    missing: () => i18n.t('options.errors.regionMissing'),
    malformed: () => i18n.t('options.errors.regionMalformed'),
  },
  endpoint: { missing: required, malformed: () => i18n.t('options.errors.endpointMalformed') },
  accessKeyId: {
    missing: () => i18n.t('options.errors.keyMissing'),
    malformed: () => i18n.t('options.errors.keyMalformed'),
  },
  accessKeySecret: {
    missing: () => i18n.t('options.errors.secretMissing'),
    malformed: () => i18n.t('options.errors.secretMalformed'),
  },
  securityToken: {
    missing: () => i18n.t('options.errors.tokenMissing'),
    malformed: () => i18n.t('options.errors.tokenMalformed'),
  },
  sourceProfileId: {
    missing: () => i18n.t('options.errors.sourceMissing'),
    malformed: () => i18n.t('options.errors.sourceMissing'),
  },
  roleArn: {
    missing: () => i18n.t('options.errors.roleMissing'),
    malformed: () => i18n.t('options.errors.roleMalformed'),
  },
  sessionName: {
    missing: () => i18n.t('options.errors.sessionNameMalformed'),
    malformed: () => i18n.t('options.errors.sessionNameMalformed'),
  },
  durationSeconds: {
    missing: required,
    malformed: () => i18n.t('options.errors.durationMalformed'),
  },
  externalId: { missing: required, malformed: () => i18n.t('options.errors.externalIdMalformed') },
  stsRegionId: { missing: required, malformed: () => i18n.t('options.errors.regionMalformed') },
  stsEndpoint: {
    missing: required,
    malformed: () => i18n.t('options.errors.stsEndpointMalformed'),
  },
  credentialsUri: {
    missing: () => i18n.t('options.errors.uriMissing'),
    malformed: () => i18n.t('options.errors.uriMalformed'),
  },
  signInUrl: {
    missing: () => i18n.t('options.errors.signInUrlMissing'),
    malformed: () => i18n.t('options.errors.signInUrlMalformed'),
  },
  ssoAccountId: { missing: required, malformed: () => i18n.t('options.errors.accountMalformed') },
  accessConfigurationId: {
    missing: required,
    malformed: () => i18n.t('options.errors.configurationMalformed'),
  },
  clientId: { missing: required, malformed: () => i18n.t('options.errors.clientIdMalformed') },
};

/** What is wrong with a field, as a sentence. */
export function errorText(field: TextDraftField, kind: ErrorKind | undefined): string | undefined {
  if (!kind) return undefined;
  if (kind === 'needed-for-new-key') return i18n.t('options.errors.secretForNewKey');
  return WORDS[field][kind]();
}
