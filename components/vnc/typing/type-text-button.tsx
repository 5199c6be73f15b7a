import { TextCursorInput } from 'lucide-preact';
import { i18n } from '#i18n';
import { Button } from '../../shared/button.tsx';
import type { Typing } from './typing-state.ts';

/** Opens the box for text, from the toolbar, which hides. */
export function TypeTextButton({ typing, hide }: { typing: Typing; hide(): void }) {
  return (
    <Button
      small
      variant="quiet"
      icon={<TextCursorInput size={14} aria-hidden />}
      onClick={() => {
        hide();
        typing.open();
      }}
    >
      {i18n.t('typing.open')}
    </Button>
  );
}
