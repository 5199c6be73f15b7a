import type { Page } from 'playwright-core';
import type { InstanceRef } from '../../lib/instance-ref.ts';

/** Opens the diagnosis in the options page in English, and fills its form in. */
export async function openDiagnosis(
  page: Page,
  { profileId, regionId, instanceId }: InstanceRef,
): Promise<void> {
  await page.getByRole('button', { name: 'Diagnose an instance' }).click();
  const form = page.locator('.diagnosis-form');
  await form.locator(`option[value="${profileId}"]`).waitFor({ state: 'attached' });
  await form.getByLabel('Instance ID').fill(instanceId);
  await form.getByLabel('Region').fill(regionId);
  await form.getByLabel('Profile').selectOption(profileId);
}

/** Runs it to its end. Gives the state of each step, and the report. */
export async function runDiagnosis(
  page: Page,
): Promise<{ states: Record<string, string>; report: string }> {
  await page.locator('.diagnosis-form button[type="submit"]').click();
  return finishedDiagnosis(page);
}

export async function finishedDiagnosis(
  page: Page,
): Promise<{ states: Record<string, string>; report: string }> {
  const report = page.locator('.diagnosis-report pre');
  await report.waitFor({ timeout: 60_000 });
  const states = await page
    .locator('.diagnosis [data-step]')
    .evaluateAll((steps) =>
      Object.fromEntries(
        steps.map((step) => [step.getAttribute('data-step'), step.getAttribute('data-state')]),
      ),
    );
  return { states, report: (await report.textContent()) ?? '' };
}
