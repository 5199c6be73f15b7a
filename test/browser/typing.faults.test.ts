import { expect, test } from 'vitest';
import { openTypingBox, startTypingInViewer, typeInViewer } from '../support/typing-box.ts';
import { until } from '../support/until.ts';
import { MACHINE, viewerBench } from '../support/viewer-bench.ts';
import { clickScreen, waitForState } from '../support/viewer-page.ts';

const { bench, openLiveViewer } = viewerBench();
const { instanceId } = MACHINE;

const serial = () => bench().cloud.serial(instanceId);
const arrives = (text: string) =>
  until(async () => (await serial()).includes(text), {
    what: `${JSON.stringify(text)} on the serial port`,
    timeoutMs: 20_000,
  });

test('lines arrive to the byte with CapsLock on in the guest and a Shift held', async () => {
  const page = await openLiveViewer();
  await clickScreen(page);
  await page.keyboard.press('CapsLock');
  await page.keyboard.down('ShiftLeft');
  const lines = ['The Quick BROWN fox, 0123456789', '~`!@#$%^&*()_-+={[}]|\\:;"<,>.?/'];
  await typeInViewer(page, lines.map((line) => `log '${line}'\n`).join(''));
  await page.keyboard.up('ShiftLeft');
  for (const line of lines) await arrives(`LOG: ${line}\r\n`);
});

test('a connection that is lost in the middle ends it at the count that is told', async () => {
  const page = await openLiveViewer();
  const words = 'abcdefghij'.repeat(30);
  await startTypingInViewer(page, `log ${words}`);
  await page.locator('.typing-panel progress[value]:not([value="0"])').waitFor();
  await until(
    async () => Number(await page.locator('.typing-panel progress').getAttribute('value')) > 40,
    { what: 'some of the text to be typed' },
  );
  await bench().cloud.fault({ kind: 'reset', instanceId });
  const said = (await page.getByText('The connection was lost.').textContent()) ?? '';
  const [taken = 0, total = 0] = (said.match(/\d+/g) ?? []).map(Number);
  const doubtful = Number(/the next (\d+)/.exec(said)?.[1] ?? 0);
  expect(total).toBe(words.length + 4);
  expect(taken).toBeGreaterThan(0);
  expect(taken + doubtful).toBeLessThan(total);

  await page.getByRole('button', { name: 'Look at the rest' }).click();
  const text = page.getByLabel('Text', { exact: true });
  await text.waitFor();
  const rest = await text.inputValue();
  expect(`log ${words}`.slice(taken)).toBe(rest);
  await page.keyboard.press('Escape');
  await waitForState(page, 'live');
  await clickScreen(page);
  await page.keyboard.press('Enter');
  const typed = await until(async () => /LOG: ([a-j]+)\r/.exec((await serial()).slice(-400))?.[1], {
    what: 'what had been typed',
  });
  expect(words.startsWith(typed)).toBe(true);
  expect(typed.length + 4).toBeGreaterThanOrEqual(taken);
  expect(typed.length + 4).toBeLessThanOrEqual(taken + doubtful);
});

test('what is pasted with Ctrl+V is shown and then typed, by keys alone', async () => {
  const page = await openLiveViewer();
  const token = `pasted-${Date.now()}`;
  await openTypingBox(page);
  await page.getByLabel('Text', { exact: true }).fill(`log ${token}`);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  await page.keyboard.press('Escape');
  await clickScreen(page);
  await page.keyboard.press('Control+V');
  await page.getByRole('button', { name: 'Send Ctrl+V itself' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('characters were typed').waitFor();
  await page.keyboard.press('Enter');
  await arrives(`LOG: ${token}\r\n`);
});

test('typing pauses, goes on and stops, and no key of the person gets between', async () => {
  const page = await openLiveViewer();
  const value = () => page.locator('.typing-panel progress').getAttribute('value');
  await startTypingInViewer(page, `log ${'x'.repeat(900)}`);
  await page.getByRole('button', { name: 'Pause' }).click();
  const paused = await value();
  await page.getByRole('button', { name: 'Go on' }).click();
  await until(async () => (await value()) !== paused, { what: 'the typing to go on' });
  await clickScreen(page);
  await page.keyboard.press('KeyY');
  await page.keyboard.press('Escape');
  const said = (await page.getByText('Stopped after').textContent()) ?? '';
  const [sent = 0] = (said.match(/\d+/g) ?? []).map(Number);
  await clickScreen(page);
  await page.keyboard.press('Enter');
  await arrives(`LOG: ${'x'.repeat(sent - 4)}\r\n`);
});
