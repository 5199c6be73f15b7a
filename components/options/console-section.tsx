import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Ask } from '../shared/ask.ts';
import './console-section.css';

/** What a person may choose about the buttons in the console. */
export function ConsoleSection({ ask }: { ask: Ask }) {
  const prefetch = useSignal<boolean | undefined>(undefined);
  useEffect(() => {
    ask('settings.prefetch', {}).then((answer) => {
      if (answer.ok) prefetch.value = answer.value;
    });
  }, [ask, prefetch]);
  return (
    <section aria-labelledby="console-title">
      <div class="section-head">
        <h2 id="console-title">{i18n.t('options.console.title')}</h2>
      </div>
      <label class="console-choice">
        <input
          type="checkbox"
          checked={prefetch.value ?? true}
          disabled={prefetch.value === undefined}
          onChange={({ currentTarget }) => {
            prefetch.value = currentTarget.checked;
            ask('settings.setPrefetch', { on: currentTarget.checked });
          }}
        />
        <span>
          {i18n.t('options.console.prefetch')}
          <span class="soft">{i18n.t('options.console.hint')}</span>
        </span>
      </label>
    </section>
  );
}
