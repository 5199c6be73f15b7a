import { i18n } from '#i18n';
import type { Mode } from '../../lib/profiles/modes/source.ts';

/** How a mode is called: in words, with the aliyun CLI's name for those who know it. */
export const modeName = (mode: Mode): string =>
  ({
    AK: () => i18n.t('options.modes.ak'),
    StsToken: () => i18n.t('options.modes.stsToken'),
    RamRoleArn: () => i18n.t('options.modes.ramRoleArn'),
    ChainableRamRoleArn: () => i18n.t('options.modes.chainable'),
    CredentialsURI: () => i18n.t('options.modes.credentialsUri'),
    CloudSSO: () => i18n.t('options.modes.cloudSso'),
  })[mode]();
