import { i18n } from '#i18n';
import type { BrokenFile, Expected } from '../../lib/profiles/import/broken-file.ts';
import type { ImportNote, Refusal, RefusalReason } from '../../lib/profiles/import/import-row.ts';

interface RefusalWords {
  why: string;
  /** The nearest thing that works. */
  instead?: string;
}

const refusals: Record<RefusalReason, (key: string) => RefusalWords> = {
  oauth: () => ({ why: i18n.t('import.refused.oauth'), instead: i18n.t('import.instead.sso') }),
  'ecs-ram-role': () => ({
    why: i18n.t('import.refused.ecsRamRole'),
    instead: i18n.t('import.instead.role'),
  }),
  external: () => ({
    why: i18n.t('import.refused.external'),
    instead: i18n.t('import.instead.uri'),
  }),
  'rsa-key-pair': () => ({
    why: i18n.t('import.refused.rsaKeyPair'),
    instead: i18n.t('import.instead.key'),
  }),
  oidc: () => ({ why: i18n.t('import.refused.oidc'), instead: i18n.t('import.instead.sso') }),
  'bearer-token': () => ({
    why: i18n.t('import.refused.bearerToken'),
    instead: i18n.t('import.instead.uri'),
  }),
  anonymous: () => ({
    why: i18n.t('import.refused.anonymous'),
    instead: i18n.t('import.instead.key'),
  }),
  'unknown-mode': () => ({
    why: i18n.t('import.refused.unknownMode'),
    instead: i18n.t('import.instead.key'),
  }),
  'no-credentials': () => ({
    why: i18n.t('import.refused.noCredentials'),
    instead: i18n.t('import.instead.correct'),
  }),
  missing: (key) => ({
    why: i18n.t('import.refused.missing', [key]),
    instead: i18n.t('import.instead.correct'),
  }),
  malformed: (key) => ({
    why: i18n.t('import.refused.malformed', [key]),
    instead: i18n.t('import.instead.correct'),
  }),
  'odd-name': () => ({
    why: i18n.t('import.refused.oddName'),
    instead: i18n.t('import.instead.correct'),
  }),
  'duplicate-name': () => ({ why: i18n.t('import.refused.duplicateName') }),
  expired: () => ({
    why: i18n.t('import.refused.expired'),
    instead: i18n.t('import.instead.renew'),
  }),
  'plain-http': () => ({
    why: i18n.t('import.refused.plainHttp'),
    instead: i18n.t('import.instead.https'),
  }),
  'no-source': () => ({
    why: i18n.t('import.refused.noSource'),
    instead: i18n.t('import.instead.source'),
  }),
  'chain-cycle': () => ({
    why: i18n.t('import.refused.chainCycle'),
    instead: i18n.t('import.instead.correct'),
  }),
  'chain-too-long': () => ({
    why: i18n.t('import.refused.chainTooLong'),
    instead: i18n.t('import.instead.source'),
  }),
};

/** Why a profile is refused, and what to do. */
export const refusalWords = ({ reason, key = '' }: Refusal): RefusalWords => refusals[reason](key);

const notes: Record<ImportNote, () => string> = {
  'region-assumed': () => i18n.t('import.note.regionAssumed'),
  'endpoint-dropped': () => i18n.t('import.note.endpointDropped'),
  'sts-endpoint-dropped': () => i18n.t('import.note.stsEndpointDropped'),
  'policy-dropped': () => i18n.t('import.note.policyDropped'),
  'sign-in-needed': () => i18n.t('import.note.signInNeeded'),
  temporary: () => i18n.t('import.note.temporary'),
};

export const noteWords = (note: ImportNote): string => notes[note]();

const expectations: Record<Expected, (key: string) => string> = {
  value: () => i18n.t('import.expected.value'),
  key: () => i18n.t('import.expected.key'),
  colon: () => i18n.t('import.expected.colon'),
  'comma-or-brace': () => i18n.t('import.expected.commaOrBrace'),
  'comma-or-bracket': () => i18n.t('import.expected.commaOrBracket'),
  'closing-quote': () => i18n.t('import.expected.closingQuote'),
  escape: () => i18n.t('import.expected.escape'),
  number: () => i18n.t('import.expected.number'),
  end: () => i18n.t('import.expected.end'),
  'less-nesting': () => i18n.t('import.expected.lessNesting'),
  section: () => i18n.t('import.expected.section'),
  'closing-bracket': () => i18n.t('import.expected.closingBracket'),
  assignment: () => i18n.t('import.expected.assignment'),
  'credentials-file': () => i18n.t('import.expected.credentialsFile'),
  'list-of-profiles': () => i18n.t('import.expected.listOfProfiles'),
  profile: () => i18n.t('import.expected.profile'),
  text: (key) => i18n.t('import.expected.text', [key]),
};

/** What should have stood where a file is broken. */
export const expectedWords = ({ expected, key = '' }: BrokenFile): string =>
  expectations[expected](key);
