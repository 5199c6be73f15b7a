import type { Page } from 'puppeteer-core';
import { FULL_PROFILE, fullProfileForm } from './demo-profile.ts';
import type { Firefox } from './firefox.ts';
import type { ProfileEntry } from './options-page.ts';

const LABELS: Record<keyof ProfileEntry, string> = {
  name: 'Name',
  accessKeyId: 'AccessKey ID',
  accessKeySecret: 'AccessKey secret',
  regionId: 'Default region',
};

/** The input that a label belongs to. Firefox knows no role for a secret's. */
export const fieldOf = (page: Page, field: keyof ProfileEntry) =>
  page.locator(`::-p-xpath(//input[@id=//label[normalize-space()="${LABELS[field]}"]/@for])`);

/** What stands in it. */
export const typedIn = (page: Page, field: keyof ProfileEntry): Promise<string> =>
  fieldOf(page, field)
    .map((input) => (input instanceof HTMLInputElement ? input.value : ''))
    .wait();

export const buttonOf = (page: Page, name: string) =>
  page.locator(`::-p-aria([name="${name}"][role="button"])`);

/** Waits until the page says something. */
export async function waitForText(page: Page, text: string): Promise<void> {
  await page.waitForSelector(`::-p-text(${text})`);
}

/** Fills the form of a profile in, in the options page in English. */
export async function fillProfileInFirefox(page: Page, entry: ProfileEntry): Promise<void> {
  for (const field of ['name', 'accessKeyId', 'accessKeySecret', 'regionId'] as const) {
    await fieldOf(page, field).fill(entry[field]);
  }
}

/** Adds the profile that can do everything, by the messages that the form sends. */
export async function addFullProfileInFirefox(firefox: Firefox): Promise<void> {
  const page = await firefox.openPage('options.html');
  await page.evaluate(async (form) => {
    // @ts-expect-error `browser` is the page's.
    const { sendMessage } = browser.runtime;
    const saved = await sendMessage({ name: 'profiles.save', request: form });
    await sendMessage({ name: 'profiles.test', request: { profileId: saved.value.id } });
  }, fullProfileForm(FULL_PROFILE.name));
  await page.close();
}
