import type { Page } from 'playwright-core';

/** What a person types into the form of a profile. */
export interface ProfileEntry {
  name: string;
  accessKeyId: string;
  accessKeySecret: string;
  regionId: string;
}

/** Fills the form of a profile in, in the options page in English. */
export async function fillProfile(page: Page, entry: ProfileEntry): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(entry.name);
  await page.getByLabel('AccessKey ID', { exact: true }).fill(entry.accessKeyId);
  await page.getByLabel('AccessKey secret', { exact: true }).fill(entry.accessKeySecret);
  await page.getByLabel('Default region', { exact: true }).fill(entry.regionId);
}

/** Adds a profile and waits until its test has passed. */
export async function addProfile(page: Page, entry: ProfileEntry): Promise<void> {
  await page.getByRole('button', { name: 'Add profile' }).click();
  await fillProfile(page, entry);
  await page.getByRole('button', { name: 'Save and test' }).click();
  const card = page.getByRole('listitem').filter({ hasText: entry.name });
  await card.getByText('Belongs to account').waitFor();
}
