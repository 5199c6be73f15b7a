import { Monitor, MonitorOff, RotateCw } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { InventoryRow } from '../../lib/instances/inventory-row.ts';
import { Button } from '../shared/button.tsx';
import { problemText } from '../shared/problem-text.ts';
import type { Picture, PreviewState } from './preview-state.ts';

interface ScreenPictureProps {
  picture: Picture | undefined;
  row: InventoryRow;
}

/** The picture of an instance's screen, or why there is none. */
export function ScreenPicture({ picture, row }: ScreenPictureProps) {
  if (row.status !== 'Running') {
    return (
      <NoScreen icon={<MonitorOff size={24} aria-hidden />}>
        <p>{i18n.t('popup.screen.notRunning')}</p>
      </NoScreen>
    );
  }
  if (picture?.shot) {
    const { mimeType, base64, at } = picture.shot;
    const time = new Date(at).toLocaleTimeString(i18n.t('common.language'));
    return (
      <img
        class="screen"
        src={`data:${mimeType};base64,${base64}`}
        alt={i18n.t('popup.screen.alt', [time])}
        title={i18n.t('popup.screen.alt', [time])}
      />
    );
  }
  const { problem } = picture ?? {};
  if (!problem) {
    return (
      <NoScreen icon={<Monitor size={24} aria-hidden />}>
        <p>{i18n.t('popup.screen.loading')}</p>
      </NoScreen>
    );
  }
  const { title, advice } = problemText(problem);
  return (
    <NoScreen icon={<MonitorOff size={24} aria-hidden />}>
      <p class="screen-problem">{title}</p>
      <p>{advice}</p>
    </NoScreen>
  );
}

function NoScreen({ icon, children }: { icon: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="screen">
      {icon}
      {children}
    </div>
  );
}

/** Switches the pictures off and on. */
export function ScreenSwitch({ preview }: { preview: PreviewState }) {
  if (preview.isOn.value === undefined) return null;
  return (
    <label class="screen-switch">
      <input
        type="checkbox"
        checked={preview.isOn.value}
        onChange={(event) => preview.turn(event.currentTarget.checked)}
      />
      {i18n.t('popup.screen.show')}
    </label>
  );
}

/** Another picture. A sleeping instance is woken by a person's wish alone. */
export function AgainButtons({ preview }: { preview: PreviewState }) {
  return (
    <>
      <Button
        small
        variant="quiet"
        title={i18n.t('popup.screen.wakeHint')}
        onClick={() => preview.again({ wakeUp: true })}
      >
        {i18n.t('popup.screen.wake')}
      </Button>
      <button
        type="button"
        class="icon-button"
        aria-label={i18n.t('popup.screen.again')}
        title={i18n.t('popup.screen.again')}
        onClick={() => preview.again()}
      >
        <RotateCw size={14} aria-hidden />
      </button>
    </>
  );
}
