import { signal } from '@preact/signals';
import { i18n } from '#i18n';
import type { Entry } from '../../lib/instances/search/entry.ts';
import { WALL_MAX } from '../../lib/wall.ts';
import type { PickerState } from './picker-state.ts';

interface ActionParts {
  state: PickerState;
  /** Puts a text into the clipboard. */
  copy(text: string): Promise<void>;
  /** Opens an address in a new tab. */
  openTab(url: string): void;
  /** What comes after an instance was opened: the popup goes. */
  close(): void;
}

/** What can be done with an instance, by key, by mouse or from its menu. */
export function createPickerActions({ state, copy, openTab, close }: ActionParts) {
  /** What was done that shows nowhere else, as a sentence. */
  const notice = signal('');

  return {
    notice,
    async open({ row }: Entry, options: { another: boolean }): Promise<void> {
      if (await state.open(row, options)) close();
    },
    copy: (text: string): Promise<void> =>
      copy(text).then(
        () => {
          notice.value = i18n.t('popup.copied', [text]);
        },
        () => {
          notice.value = i18n.t('common.copyFailed');
        },
      ),
    pin: ({ row }: Entry): Promise<void> => state.togglePin(row),
    async addToWall({ row }: Entry): Promise<void> {
      const words = {
        added: () => i18n.t('popup.onWall', [row.name]),
        full: () => i18n.t('popup.wallFull', [WALL_MAX]),
        failed: () => i18n.t('problem.badRequest.title'),
      };
      notice.value = words[await state.addToWall(row)]();
    },
    openConsole({ row }: Entry): void {
      openTab(consoleUrl(row.instanceId, row.regionId));
      close();
    },
  };
}

export type PickerActions = ReturnType<typeof createPickerActions>;

/** The page of an instance in Alibaba Cloud's console. */
const consoleUrl = (instanceId: string, regionId: string): string =>
  `https://ecs.console.aliyun.com/server/${instanceId}/detail?regionId=${regionId}`;
