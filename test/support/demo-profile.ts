import type { Page } from 'playwright-core';
import { KEYS, MACHINES } from '../cloud/world.ts';
import type { Chromium } from './chromium.ts';
import { addProfile, type ProfileEntry } from './options-page.ts';

/** The profile that can do everything in the local cloud. */
export const FULL_PROFILE: ProfileEntry = {
  name: 'Full',
  accessKeyId: KEYS.full.accessKeyId,
  accessKeySecret: KEYS.full.accessKeySecret,
  regionId: MACHINES.text.regionId,
};

/** Adds it the way a person does, and closes the page again. Gives the profile's id. */
export async function addFullProfile(chromium: Chromium): Promise<string> {
  const page = await chromium.openPage('options.html');
  await addProfile(page, FULL_PROFILE);
  const id = await newestProfileId(page);
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

/** Saves the full profile under a name, in any language, by the message that the form sends. */
export async function saveProfile(page: Page, name: string): Promise<string> {
  const { accessKeyId, accessKeySecret, regionId } = FULL_PROFILE;
  const request = {
    name,
    regionIds: [regionId],
    source: { mode: 'AK', accessKeyId },
    secret: { mode: 'AK', accessKeySecret },
  };
  return page.evaluate(async (form) => {
    // @ts-expect-error `chrome` is the page's.
    const { sendMessage } = chrome.runtime;
    const saved = await sendMessage({ name: 'profiles.save', request: form });
    await sendMessage({ name: 'profiles.test', request: { profileId: saved.value.id } });
    return saved.value.id;
  }, request);
}
