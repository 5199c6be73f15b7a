import { useSignal } from '@preact/signals';
import { Keyboard } from 'lucide-preact';
import { useEffect } from 'preact/hooks';
import { type Browser, browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Button } from '../shared/button.tsx';
import { Keys } from '../shared/keys.tsx';
import { openShortcutPage } from './shortcut-page.ts';

/** The shortcuts as the browser has them: taken keys are dropped by it without a word. */
export function ShortcutsSection() {
  const commands = useSignal<Browser.commands.Command[]>([]);

  useEffect(() => {
    const lifetime = new AbortController();
    const read = async () => {
      commands.value = await browser.commands.getAll();
    };
    read();
    // The user comes back from the browser's own page, where the keys may have changed.
    window.addEventListener('focus', read, { signal: lifetime.signal });
    return () => lifetime.abort();
  }, [commands]);

  return (
    <section aria-labelledby="shortcuts-title">
      <div class="section-head">
        <h2 id="shortcuts-title">{i18n.t('options.shortcuts.title')}</h2>
        {openShortcutPage && (
          <Button icon={<Keyboard size={16} aria-hidden />} onClick={openShortcutPage}>
            {i18n.t('options.shortcuts.change')}
          </Button>
        )}
      </div>
      <dl class="shortcuts">
        {commands.value.map((command) => (
          <div key={command.name}>
            <dt>{labelOf(command)}</dt>
            <dd>
              {command.shortcut ? (
                <Keys shortcut={command.shortcut} />
              ) : (
                <span class="soft">{i18n.t('options.shortcuts.none')}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p class="soft">{i18n.t('options.shortcuts.omnibox')}</p>
      {!openShortcutPage && <p class="soft">{i18n.t('options.shortcuts.changeInFirefox')}</p>}
    </section>
  );
}

/** Browsers describe the toolbar button's own command with nothing, or in words of theirs. */
function labelOf(command: Browser.commands.Command): string {
  if (command.name === '_execute_action') return i18n.t('options.shortcuts.openPopup');
  return command.description || command.name || '';
}
