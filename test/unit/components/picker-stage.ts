import { createPickerState } from '../../../components/popup/picker-state.ts';
import { instanceKey } from '../../../lib/instance-ref.ts';
import type { InventoryNews } from '../../../lib/instances/inventory-news.ts';
import type { InventoryRow } from '../../../lib/instances/inventory-row.ts';
import { fakeAsk, ok, profile } from './fake-ask.ts';

/** An instance of the first profile, whose id is 20 times its letter. */
export const machine = (letter: string, more: Partial<InventoryRow> = {}): InventoryRow => ({
  profileId: profile(1).id,
  regionId: 'cn-hangzhou',
  instanceId: `i-${letter.repeat(20)}`,
  name: `machine ${letter}`,
  status: 'Running',
  publicIps: [],
  privateIps: [`10.0.0.${letter.charCodeAt(0)}`],
  tags: [],
  ...more,
});

export const keyOf = (letter: string): string => instanceKey(machine(letter));

export const start = (more: Partial<Extract<InventoryNews, { type: 'start' }>> = {}) =>
  ({ type: 'start', total: 0, pinned: [], recent: [], open: [], ...more }) as const;

/** A picker whose background tells what a test lets it; what is told shows at once. */
export async function stagePicker(answers: Record<string, unknown> = {}) {
  const background = fakeAsk({
    'profiles.list': ok({ profiles: [profile(1), profile(2)] }),
    ...answers,
  });
  let tell: (news: InventoryNews) => void = () => {};
  const wishes: string[] = [];
  const state = createPickerState({
    ask: background.ask,
    connect(onNews) {
      tell = onNews;
      wishes.push('connect');
      return { refresh: () => wishes.push('refresh'), close: () => wishes.push('close') };
    },
    words: { region: (id) => id, status: (status) => status },
    later: (show) => show(),
  });
  await state.start();
  return { ...background, state, wishes, tell: (...news: InventoryNews[]) => news.forEach(tell) };
}

export type StagedPicker = Awaited<ReturnType<typeof stagePicker>>;

/** The names of what is listed, in order. */
export const listed = ({ state }: StagedPicker): string[] =>
  state.results.value.map(({ row }) => row.name);
