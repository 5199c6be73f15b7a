import { i18n } from '#i18n';
import { CAREFUL_MS, FASTEST_MS } from '../../../lib/vnc/typing/pace.ts';
import { estimateMs } from '../../../lib/vnc/typing/progress.ts';
import { durationText } from './duration-text.ts';
import type { Typing } from './typing-state.ts';

/** How much there is to type, and how long it takes. */
export function Summary({ typing }: { typing: Typing }) {
  const { plan, manner } = typing;
  if (!plan.value) return null;
  const { characters, lines } = plan.value;
  const count = characters?.length ?? 0;
  const paceMs = manner.value.careful ? CAREFUL_MS : FASTEST_MS;
  return (
    <p class="typing-summary" role="status">
      {i18n.t('typing.summary', [lines, count, durationText(estimateMs(count, paceMs))])}
    </p>
  );
}
