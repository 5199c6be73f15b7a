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
  /** How it ended, and for which text: the button may show another one by now. */
  const last = useSignal<{ text: string; outcome: 'copied' | 'failed' }>();

  const copy = () => {
    const tell = (outcome: 'copied' | 'failed') => () => {
      last.value = { text, outcome };
    };
    return navigator.clipboard.writeText(text).then(tell('copied'), tell('failed'));
  };

  const faces = {
    none: { icon: <Copy size={14} aria-hidden />, word: i18n.t('common.copy') },
    copied: { icon: <Check size={14} aria-hidden />, word: i18n.t('common.copied') },
    failed: { icon: <TriangleAlert size={14} aria-hidden />, word: i18n.t('common.copyFailed') },
  };
  const outcome = last.value?.text === text ? last.value.outcome : 'none';
  const { icon, word } = faces[outcome];
  return (
    <Button variant="quiet" small icon={icon} onClick={copy} aria-label={`${word}: ${label}`}>
      <span aria-live="polite">{word}</span>
    </Button>
  );
}
