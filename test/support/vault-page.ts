import type { Page } from 'playwright-core';

export const PASSPHRASE = 'correct horse battery';

/** Sets a passphrase in the options page, which ends unlocked. */
export async function setPassphrase(options: Page): Promise<void> {
  await options.getByRole('button', { name: 'Set a passphrase' }).click();
  await options.getByLabel('New passphrase', { exact: true }).fill(PASSPHRASE);
  await options.getByLabel('New passphrase again').fill(PASSPHRASE);
  await options.getByRole('button', { name: 'Set a passphrase' }).click();
  await options.getByRole('heading', { name: 'Unlocked' }).waitFor();
}

/** Enters a passphrase where a page of ours asks for one. */
export async function enterPassphrase(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
}

/** Asks the background for the vault's state, or to change it, as our pages do. */
export function askVault(page: Page, name: string, request: object = {}): Promise<string> {
  return page.evaluate(
    async (message) => {
      // @ts-expect-error `chrome` is the page's.
      const answer = await chrome.runtime.sendMessage(message);
      return answer.ok ? answer.value.status : answer.problem.kind;
    },
    { name: `vault.${name}`, request },
  );
}
