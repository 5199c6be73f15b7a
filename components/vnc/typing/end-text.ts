import { i18n } from '#i18n';
import type { TypingRun } from './run-state.ts';

/** The line in which the next character would stand, from 1 on. */
export function reachedLine({ characters, progress }: TypingRun): number {
  let line = 1;
  for (let at = 0; at < progress.sent; at++) if (characters[at] === '\n') line += 1;
  return line;
}

/** What became of a text, to the character. */
export function endText(run: TypingRun): string {
  const { end, sent, taken, total } = run.progress;
  if (end === 'lost') return lostText(run, taken, sent, total);
  if (end === 'cancelled') return i18n.t('typing.cancelled', [sent, total, reachedLine(run)]);
  if (end === 'caps-lock') return i18n.t('typing.capsLock', [sent, total]);
  return i18n.t('typing.done', total);
}

function lostText(run: TypingRun, taken: number, sent: number, total: number): string {
  const certain = i18n.t('typing.lost', [taken, total]);
  if (sent === taken) return certain;
  const doubtful = run.characters.slice(taken, sent).join('').replaceAll('\n', '⏎');
  return `${certain} ${i18n.t('typing.lostDoubt', [sent - taken, doubtful])}`;
}
