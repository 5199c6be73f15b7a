// @vitest-environment happy-dom
import { computed } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { refOf } from '../../../components/popup/picker-state.ts';
import { PopupPage } from '../../../components/popup/popup-page.tsx';
import { createPreviewState } from '../../../components/popup/preview-state.ts';
import type { InventoryNews } from '../../../lib/instances/inventory-news.ts';
import { fail, ok } from './fake-ask.ts';
import { keyOf, machine, stagePicker, start } from './picker-stage.ts';

afterEach(() => act(() => render(null, document.body)));

const rows = [
  machine('a', { tags: [['env', 'prod']], cpu: 2, memoryMb: 4096, instanceType: 'ecs.g7.large' }),
  machine('b', { status: 'Stopped' }),
  machine('c'),
];
const full: InventoryNews[] = [
  start({ pinned: [keyOf('a')], open: [keyOf('c')] }),
  { type: 'rows', rows },
  { type: 'progress', done: 3, all: 3 },
];

/** The popup on the page, after what its background has told. */
async function show(news: InventoryNews[] = full, answers: Record<string, unknown> = {}) {
  const picker = await stagePicker({
    'settings.preview': ok(false),
    'viewers.list': ok([]),
    open: ok('opened'),
    'pins.toggle': ok(true),
    ...answers,
  });
  const { state, ask, tell } = picker;
  const preview = createPreviewState({
    ask,
    chosen: computed(() => state.active.value && refOf(state.active.value.row)),
    after: () => {},
  });
  await preview.start();
  const close = vi.fn();
  const openTab = vi.fn();
  await act(() => {
    const page = { ask, state, preview, close, openTab, openSettings: vi.fn(), isInTab: false };
    render(<PopupPage {...page} />, document.body);
  });
  await act(async () => tell(...news));
  const box = document.querySelector<HTMLInputElement>('[role="combobox"]');
  if (!box) throw new Error('There is no search box.');
  return {
    ...picker,
    close,
    openTab,
    box,
    press: (key: string, more: KeyboardEventInit = {}, target: Element = box) =>
      act(async () => {
        target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
      }),
    type: (text: string, more: InputEventInit = {}) =>
      act(async () => {
        box.value = text;
        box.dispatchEvent(new InputEvent('input', { bubbles: true, ...more }));
      }),
  };
}

const options = () =>
  [...document.querySelectorAll('[role="option"]')].map(
    (option) => option.querySelector('.instance-name')?.textContent,
  );
const chosen = () => document.querySelector('[aria-selected="true"] .instance-name')?.textContent;
const text = () => document.body.textContent ?? '';

test('the box has the focus, and points at the chosen row', async () => {
  const { box, press } = await show();
  expect(document.activeElement).toBe(box);
  await press('ArrowDown');
  expect(chosen()).toBe('machine b');
  const pointedAt = document.getElementById(box.getAttribute('aria-activedescendant') ?? '');
  expect(pointedAt?.getAttribute('aria-selected')).toBe('true');
  expect(pointedAt?.getAttribute('aria-posinset')).toBe('2');
  expect(pointedAt?.getAttribute('aria-setsize')).toBe('3');
});

test('a row says that it is pinned, or that its viewer is open', async () => {
  await show();
  expect(document.querySelector('[role="option"] [aria-label="Pinned"]')).not.toBeNull();
  expect(document.querySelector('[role="option"] [aria-label="A viewer is open"]')).not.toBeNull();
});

test('what is typed narrows the list and marks why', async () => {
  const { type } = await show();
  await type('PROD');
  expect(options()).toEqual(['machine a']);
  expect(document.querySelector('mark')?.textContent).toBe('prod');
  expect(text()).toContain('1 of 3');
});

test('what an input method composes is searched once it is done', async () => {
  const { type, box } = await show();
  await type('prod', { isComposing: true });
  expect(options()).toHaveLength(3);
  await act(async () => {
    box.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
  });
  expect(options()).toEqual(['machine a']);
});

test('Escape empties the box first, and then is left to the browser', async () => {
  const { type, box } = await show();
  await type('prod');
  const press = () =>
    new KeyboardEvent('keydown', { key: 'Escape', cancelable: true, bubbles: true });
  const first = press();
  await act(async () => {
    box.dispatchEvent(first);
  });
  expect([first.defaultPrevented, box.value, options().length]).toEqual([true, '', 3]);
  const second = press();
  await act(async () => {
    box.dispatchEvent(second);
  });
  expect(second.defaultPrevented).toBe(false);
});

describe('keys', () => {
  test.each([
    ['Enter', {}, { name: 'machine a' }],
    ['Enter', { ctrlKey: true }, { name: 'machine a', another: true }],
  ])('%s with %o opens the chosen instance, and the popup goes', async (key, more, request) => {
    const { press, sent, close } = await show();
    await press(key, more);
    expect(sent.at(-1)).toMatchObject({ name: 'open', request });
    expect(close).toHaveBeenCalledOnce();
  });

  test('Ctrl+P pins', async () => {
    const { press, sent } = await show();
    await press('p', { ctrlKey: true });
    expect(sent.at(-1)?.name).toBe('pins.toggle');
  });

  test('Ctrl+C copies the id, and says so', async () => {
    const { press } = await show();
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await press('c', { ctrlKey: true });
    expect(write).toHaveBeenCalledWith(machine('a').instanceId);
    expect(text()).toContain(`Copied ${machine('a').instanceId}`);
  });
});

describe('the menu', () => {
  test('opens by a key, has the focus, and gives it back', async () => {
    const { press, box } = await show();
    await press('k', { ctrlKey: true });
    const menu = document.querySelector('[role="menu"]');
    expect(menu?.contains(document.activeElement)).toBe(true);
    await press('Escape', {}, document.activeElement ?? box);
    expect(document.querySelector('[role="menu"]')).toBeNull();
    expect(document.activeElement).toBe(box);
  });

  test('opens the console of the chosen instance', async () => {
    const { press, openTab } = await show();
    await press('k', { ctrlKey: true });
    const item = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find(
      ({ textContent }) => textContent === 'Open in the ECS console',
    );
    await act(async () => item?.click());
    expect(openTab).toHaveBeenCalledWith(
      `https://ecs.console.aliyun.com/server/${machine('a').instanceId}/detail?regionId=cn-hangzhou`,
    );
  });
});

test('an instance that did not open leaves the list, and says why', async () => {
  const { press, close } = await show(full, { open: fail('not-running') });
  await press('Enter');
  expect(close).not.toHaveBeenCalled();
  expect(text()).toContain('The instance is not running');
  expect(options()).toHaveLength(3);
});

describe('in the place of the list', () => {
  test('nothing matches', async () => {
    const { type } = await show();
    await type('nobody has this');
    expect(text()).toContain('Nothing matches “nobody has this”');
  });

  test("an instance's id that nobody knows can be looked for", async () => {
    const { type, press, sent } = await show();
    await type(machine('z').instanceId);
    await press('Enter');
    expect(sent.at(-1)).toEqual({ name: 'open', request: { instanceId: machine('z').instanceId } });
  });

  test.each<[string, InventoryNews[], string]>([
    ['no profile', [{ type: 'no-profile' }], 'No profile yet'],
    ['a locked vault', [{ type: 'locked' }], 'The vault is locked'],
    ['no instance', [start(), { type: 'progress', done: 1, all: 1 }], 'No instances'],
    [
      'a profile that may not list',
      [
        start(),
        {
          type: 'source',
          source: {
            profileId: rows[0]?.profileId ?? '',
            regionId: 'cn-qingdao',
            state: 'no-permission',
            count: 0,
          },
        },
        { type: 'progress', done: 1, all: 1 },
      ],
      'ecs:DescribeInstances',
    ],
  ])('%s', async (_, news, expected) => {
    await show(news);
    expect(text()).toContain(expected);
    expect(options()).toEqual([]);
  });
});

test('regions that fail are counted, and told of on demand', async () => {
  const { wishes } = await show([
    ...full,
    {
      type: 'source',
      source: {
        profileId: rows[0]?.profileId ?? '',
        regionId: 'cn-qingdao',
        state: 'failed',
        count: 0,
        problem: { kind: 'server' },
      },
    },
  ]);
  const button = [...document.querySelectorAll<HTMLElement>('footer button')].find(
    ({ textContent }) => textContent === 'Regions that failed: 1',
  );
  await act(async () => button?.click());
  expect(text()).toContain('China (Qingdao)');
  expect(text()).toContain('Alibaba Cloud had an internal error');
  expect(options()).toHaveLength(3);
  const retry = [...document.querySelectorAll<HTMLElement>('main button')].find(
    ({ textContent }) => textContent === 'Try again',
  );
  await act(async () => retry?.click());
  expect(wishes.at(-1)).toBe('refresh');
});
