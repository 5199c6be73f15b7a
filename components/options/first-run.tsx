import { KeyRound, Plus, Upload } from 'lucide-preact';
import { i18n } from '#i18n';
import { Button } from '../shared/button.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { RamGuide } from './ram-guide.tsx';

interface FirstRunProps {
  onAdd: () => void;
  onImport: () => void;
}

/** What a new user meets: why a key is needed, what it should be allowed to do, where it stays. */
export function FirstRun({ onAdd, onImport }: FirstRunProps) {
  return (
    <div class="first-run">
      <EmptyState
        icon={<KeyRound size={32} aria-hidden />}
        title={i18n.t('options.first.title')}
        text={i18n.t('options.first.text')}
        action={
          <div class="empty-state-actions">
            <Button variant="primary" icon={<Plus size={16} aria-hidden />} onClick={onAdd}>
              {i18n.t('options.profiles.add')}
            </Button>
            <Button icon={<Upload size={16} aria-hidden />} onClick={onImport}>
              {i18n.t('import.open')}
            </Button>
          </div>
        }
      />
      <RamGuide />
    </div>
  );
}
