import type { Page } from 'playwright-core';
import type { Chromium } from '../support/chromium.ts';
import { askVault, PASSPHRASE } from '../support/vault-page.ts';

interface VaultSitting {
  chromium: Chromium;
  /** The address of a viewer, below the extension's origin. */
  viewerPath: string;
  shoot(page: Page, name: string, size: { width: number; height: number }): Promise<void>;
}

const SETTINGS = { width: 960, height: 760 };

/** Photographs the vault in all its states, and leaves it without a passphrase. In any language. */
export async function photographVault({
  chromium,
  viewerPath,
  shoot,
}: VaultSitting): Promise<void> {
  const options = await chromium.openPage('options.html');
  const vault = options.locator('.vault');
  const shootVault = async (name: string) => {
    await options.setViewportSize(SETTINGS);
    await vault.scrollIntoViewIfNeeded();
    await shoot(options, name, SETTINGS);
  };
  await vault.locator('[data-status="open"]').waitFor();
  await shootVault('vault-open');
  await vault.getByRole('button').click();
  await vault.locator('input').first().fill('too short');
  await vault.locator('button[type="submit"]').click();
  await vault.locator('[aria-invalid="true"]').first().waitFor();
  await shootVault('vault-set');
  for (const input of await vault.locator('input').all()) await input.fill(PASSPHRASE);
  await vault.locator('button[type="submit"]').click();
  await vault.locator('[data-status="unlocked"]').waitFor();
  await shootVault('vault-unlocked');
  await vault.getByRole('button').last().click();
  await shootVault('vault-remove');

  await askVault(options, 'lock');
  await vault.locator('[data-status="locked"]').waitFor();
  await vault.locator('input').fill('a wrong passphrase');
  await vault.locator('button[type="submit"]').click();
  await vault.locator('[aria-invalid="true"]').waitFor();
  await shootVault('vault-locked');
  await vault.getByRole('button').last().click();
  await shootVault('vault-erase');

  const popup = await chromium.openPage('popup.html');
  await popup.locator('.locked').waitFor();
  await shoot(popup, 'popup-locked', { width: 800, height: 580 });
  await popup.close();
  const viewer = await chromium.openPage(viewerPath);
  await viewer.locator('.locked').waitFor();
  await shoot(viewer, 'viewer-locked', { width: 1040, height: 640 });
  await viewer.close();

  await askVault(options, 'unlock', { passphrase: PASSPHRASE });
  await askVault(options, 'removePassphrase', { current: PASSPHRASE });
  await options.close();
}
