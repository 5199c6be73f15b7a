import { join } from 'node:path';
import { generateChromeMessagesText, parseMessagesFile } from '@wxt-dev/i18n/build';
import { beforeEach, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

// The fake browser has no messages of its own, so unit tests speak ours, in English and as built.
const locale = join(import.meta.dirname, '../../locales/en.yml');
const messages: Record<string, { message: string } | undefined> = JSON.parse(
  generateChromeMessagesText(await parseMessagesFile(locale)),
);

beforeEach(() => {
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key, substitutions = []) => {
    const values = [substitutions].flat().map(String);
    const text = messages[key]?.message ?? '';
    return text.replace(/\$(\d)/g, (_, index) => values[Number(index) - 1] ?? '');
  });
});
