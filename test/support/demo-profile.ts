import type { Page } from 'playwright-core';
import { KEYS, MACHINES } from '../cloud/world.ts';
import type { Chromium } from './chromium.ts';
import type { ProfileEntry } from './options-page.ts';

/** The profile that can do everything in the local cloud. */
export const FULL_PROFILE: ProfileEntry = {
  name: 'Full',
  accessKeyId: KEYS.full.accessKeyId,
  accessKeySecret: KEYS.full.accessKeySecret,
  regionId: MACHINES.text.regionId,
};

/** Adds it, and gives its id. */
export async function addFullProfile(chromium: Chromium): Promise<string> {
  const page = await chromium.openPage('options.html');
  const id = await saveProfile(page, FULL_PROFILE.name);
  await page.close();
  return id;
}

/** Asks the background, as the options page does. */
export function newestProfileId(page: Page): Promise<string> {
  return page.evaluate(async () => {
    // @ts-expect-error `chrome` is the page's.
    const answer = await chrome.runtime.sendMessage({ name: 'profiles.list', request: {} });
    return answer.value.profiles.at(-1).id;
  });
}

/** What the form of the full profile sends. */
export function fullProfileForm(name: string) {
  const { accessKeyId, accessKeySecret, regionId } = FULL_PROFILE;
  return {
    name,
    regionIds: [regionId],
    source: { mode: 'AK', accessKeyId },
    secret: { mode: 'AK', accessKeySecret },
  };
}

/** Saves the full profile under a name, in any language, by the messages that the form sends. */
export async function saveProfile(page: Page, name: string): Promise<string> {
  return page.evaluate(async (form) => {
    // @ts-expect-error `chrome` is the page's.
    const { sendMessage } = chrome.runtime;
    const saved = await sendMessage({ name: 'profiles.save', request: form });
    await sendMessage({ name: 'profiles.test', request: { profileId: saved.value.id } });
    return saved.value.id;
  }, fullProfileForm(name));
}
