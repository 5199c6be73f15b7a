import { useSignal } from '@preact/signals';
import { Check, Copy, TriangleAlert } from 'lucide-preact';
import { i18n } from '#i18n';
import { Button } from './button.tsx';

interface CopyButtonProps {
  text: string;
  /** What it copies, for those who can't see what stands beside it. */
  label: string;
}

/** Copies a text and says so on itself. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const outcome = useSignal<'none' | 'copied' | 'failed'>('none');

  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => {
        outcome.value = 'copied';
      },
      () => {
        outcome.value = 'failed';
      },
    );

  const faces = {
    none: { icon: <Copy size={14} aria-hidden />, word: i18n.t('common.copy') },
    copied: { icon: <Check size={14} aria-hidden />, word: i18n.t('common.copied') },
    failed: { icon: <TriangleAlert size={14} aria-hidden />, word: i18n.t('common.copyFailed') },
  };
  const { icon, word } = faces[outcome.value];
  return (
    <Button variant="quiet" small icon={icon} onClick={copy} aria-label={`${word}: ${label}`}>
      <span aria-live="polite">{word}</span>
    </Button>
  );
}
