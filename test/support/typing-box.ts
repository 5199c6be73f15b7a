import type { Page } from 'playwright-core';

/** The pointer at the top edge asks for the toolbar. */
export async function openTypingBox(viewer: Page): Promise<void> {
  await viewer.mouse.move(300, 1);
  await viewer.getByRole('button', { name: 'Type text' }).click();
  await viewer.getByRole('dialog').waitFor();
}

/** Puts a text into the box and has it typed, up to where it starts. */
export async function startTypingInViewer(viewer: Page, text: string): Promise<void> {
  await openTypingBox(viewer);
  await viewer.getByLabel('Text', { exact: true }).fill(text);
  await viewer.getByRole('button', { name: 'Type', exact: true }).click();
  if (text.includes('\n'))
    await viewer.getByRole('button', { name: /^Type (the|\d+) line/ }).click();
}

/** The same, up to its end. */
export async function typeInViewer(viewer: Page, text: string): Promise<void> {
  await startTypingInViewer(viewer, text);
  await viewer.getByText(/characters? (was|were) typed/).waitFor({ timeout: 0 });
}
