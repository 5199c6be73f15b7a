import { KeyRound, Plus } from 'lucide-preact';
import { i18n } from '#i18n';
import { Button } from '../shared/button.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { RamGuide } from './ram-guide.tsx';

/** What a new user meets: why a key is needed, what it should be allowed to do, where it stays. */
export function FirstRun({ onAdd }: { onAdd: () => void }) {
  return (
    <div class="first-run">
      <EmptyState
        icon={<KeyRound size={32} aria-hidden />}
        title={i18n.t('options.first.title')}
        text={i18n.t('options.first.text')}
        action={
          <Button variant="primary" icon={<Plus size={16} aria-hidden />} onClick={onAdd}>
            {i18n.t('options.profiles.add')}
          </Button>
        }
      />
      <RamGuide />
    </div>
  );
}
