import { Download } from 'lucide-preact';
import { i18n } from '#i18n';
import { toCliConfig } from '../../lib/profiles/import/to-cli-config.ts';
import type { ProfileList } from '../../lib/profiles/profile.ts';
import { Button } from '../shared/button.tsx';
import { download } from './download.ts';

/** Saves the public part of all profiles as a config of the aliyun CLI. */
export const ExportButton = ({ list }: { list: ProfileList }) => (
  <Button
    variant="quiet"
    icon={<Download size={16} aria-hidden />}
    title={i18n.t('import.exportTitle')}
    onClick={() => download('quick-vnc-profiles.json', toCliConfig(list))}
  >
    {i18n.t('import.export')}
  </Button>
);
