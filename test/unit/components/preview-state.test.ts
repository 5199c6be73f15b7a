import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import { refOf } from '../../../components/popup/picker-state.ts';
import { createPreviewState } from '../../../components/popup/preview-state.ts';
import type { InstanceRef } from '../../../lib/instance-ref.ts';
import { fail, fakeAsk, ok } from './fake-ask.ts';
import { machine } from './picker-stage.ts';

const a = refOf(machine('a'));
const b = refOf(machine('b'));
const shot = (base64: string) => ok({ mimeType: 'image/png', base64, at: 1 });

async function setUp(answers: Record<string, unknown> = {}) {
  const background = fakeAsk({
    'settings.preview': ok(true),
    'settings.setPreview': ok(null),
    'inventory.screenshot': ({ instance }: { instance: InstanceRef }) => shot(instance.instanceId),
    ...answers,
  });
  const chosen = signal<InstanceRef | undefined>(a);
  let rests: { ms: number; signal: AbortSignal; call: () => void }[] = [];
  const preview = createPreviewState({
    ask: background.ask,
    chosen,
    after: (ms, signal, call) => rests.push({ ms, signal, call }),
  });
  const stop = preview.follow();
  await preview.start();
  return {
    ...background,
    preview,
    chosen,
    stop,
    /** Lets time pass for who still waits, and the answers come. */
    async rest() {
      const due = rests;
      rests = [];
      for (const { signal, call } of due) if (!signal.aborted) call();
      await new Promise(setImmediate);
      return due.map(({ ms }) => ms);
    },
    asked: () =>
      background.sent
        .filter(({ name }) => name === 'inventory.screenshot')
        .map(({ request }) => request),
  };
}

test('a picture is taken once the choice has rested for 300 ms, and never wakes anything', async () => {
  const { preview, rest, asked } = await setUp();
  expect(asked()).toEqual([]);
  expect(await rest()).toEqual([300]);
  expect(asked()).toEqual([{ instance: a }]);
  expect(preview.picture.value).toMatchObject({ loading: false, shot: { base64: a.instanceId } });
});

test('a row that is passed on the way is not asked about', async () => {
  const { chosen, rest, asked } = await setUp();
  chosen.value = b;
  await rest();
  expect(asked()).toEqual([{ instance: b }]);
});

test('the same instance with other facts is the same screen', async () => {
  const { chosen, rest, asked } = await setUp();
  await rest();
  chosen.value = { ...a };
  await rest();
  expect(asked()).toHaveLength(1);
});

test('a picture that comes late is not shown for another instance', async () => {
  const late = Promise.withResolvers<unknown>();
  const { preview, chosen, rest } = await setUp({ 'inventory.screenshot': () => late.promise });
  await rest();
  chosen.value = b;
  late.resolve(shot('old'));
  await new Promise(setImmediate);
  expect(preview.picture.value).toMatchObject({ loading: true });
  expect(preview.picture.value?.shot).toBeUndefined();
});

test('who comes back sees the last picture while the next is taken', async () => {
  const { preview, chosen, rest } = await setUp();
  await rest();
  chosen.value = b;
  chosen.value = a;
  expect(preview.picture.value).toMatchObject({ loading: true, shot: { base64: a.instanceId } });
});

test('what has no screen has no picture', async () => {
  const { preview, chosen, rest, asked } = await setUp();
  chosen.value = undefined;
  await rest();
  expect(preview.picture.value).toBeUndefined();
  expect(asked()).toEqual([]);
});

test('a failure is kept for its words', async () => {
  const { preview, rest } = await setUp({ 'inventory.screenshot': fail('no-permission') });
  await rest();
  expect(preview.picture.value).toMatchObject({
    loading: false,
    problem: { kind: 'no-permission' },
  });
});

describe('switched off', () => {
  test('it asks nothing, until it is switched on', async () => {
    const { preview, rest, asked, sent } = await setUp({ 'settings.preview': ok(false) });
    await rest();
    expect(asked()).toEqual([]);
    await preview.turn(true);
    expect(sent.at(-1)).toEqual({ name: 'settings.setPreview', request: { on: true } });
    await rest();
    expect(asked()).toHaveLength(1);
  });

  test('it gives up the picture that it waits for', async () => {
    const { preview, rest, asked } = await setUp();
    await preview.turn(false);
    await rest();
    expect(asked()).toEqual([]);
    expect(preview.picture.value).toBeUndefined();
  });
});

test('an instance is woken on demand only', async () => {
  const { preview, asked } = await setUp();
  await preview.again({ wakeUp: true });
  expect(asked()).toEqual([{ instance: a, wakeUp: true }]);
});

test('after the end nothing is asked any more', async () => {
  const { chosen, rest, asked, stop } = await setUp();
  stop();
  chosen.value = b;
  await rest();
  expect(asked()).toEqual([]);
});
