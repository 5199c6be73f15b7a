import { Undo2 } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../shared/button.tsx';

interface UndoBarProps {
  /** What was removed. */
  name: string;
  onUndo: () => void;
}

/** Puts back what was removed. It stays until something else changes: nobody is hurried. */
export function UndoBar({ name, onUndo }: UndoBarProps) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isUndo(event)) return;
      event.preventDefault();
      onUndo();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [onUndo]);
  return (
    <div class="undo-bar" role="status">
      <p>{i18n.t('wall.removed', [name])}</p>
      <Button small icon={<Undo2 size={14} aria-hidden />} onClick={onUndo}>
        {i18n.t('wall.undo')}
      </Button>
      <kbd>Ctrl+Z</kbd>
    </div>
  );
}

/** In a field these keys take back what was typed. */
const isUndo = ({ key, ctrlKey, metaKey, shiftKey, target }: KeyboardEvent): boolean =>
  key === 'z' && (ctrlKey || metaKey) && !shiftKey && !(target instanceof HTMLInputElement);
