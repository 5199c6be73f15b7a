import { expect, test } from 'vitest';
import { createViewersState } from '../../../components/popup/viewers-state.ts';
import { fail, fakeAsk, ok } from './fake-ask.ts';

const instance = { profileId: 'p', regionId: 'cn-hangzhou', instanceId: 'i-bp1hzoinajzkh91habcd' };

test('counts the lost ones, and keeps what it knows where the background does not answer', async () => {
  const listed = [
    { tabId: 7, instance, state: 'live' },
    { tabId: 8, instance, state: 'lost' },
  ];
  const { ask, answers } = fakeAsk({ 'viewers.list': ok(listed) });
  const state = createViewersState(ask);
  await state.refresh();
  expect(state.lost.value).toBe(1);
  answers['viewers.list'] = fail('bad-request');
  await state.refresh();
  expect(state.viewers.value).toHaveLength(2);
});
