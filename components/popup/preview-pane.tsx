import { Ellipsis } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Entry } from '../../lib/instances/search/entry.ts';
import { tagText } from '../../lib/instances/search/entry.ts';
import { Button } from '../shared/button.tsx';
import { CopyButton } from '../shared/copy-button.tsx';
import { StatusDot } from '../shared/status-dot.tsx';
import type { PickerState } from './picker-state.ts';
import type { PreviewState } from './preview-state.ts';
import { AgainButtons, ScreenPicture, ScreenSwitch } from './screen-picture.tsx';
import './preview.css';

interface PreviewPaneProps {
  entry: Entry;
  state: PickerState;
  preview: PreviewState;
  onOpen: (entry: Entry, options: { another: boolean }) => void;
  onMenu: (entry: Entry) => void;
}

/** What is known of the chosen instance, beside the list. */
export function PreviewPane({ entry, state, preview, onOpen, onMenu }: PreviewPaneProps) {
  const { row } = entry;
  return (
    <section class="preview" aria-label={i18n.t('popup.preview', [row.name])}>
      <div class="preview-screen">
        {preview.isOn.value && <ScreenPicture picture={preview.picture.value} row={row} />}
        <div class="preview-actions">
          <Button
            small
            variant="primary"
            busy={state.opening.value}
            onClick={() => onOpen(entry, { another: false })}
          >
            {i18n.t('popup.open')}
          </Button>
          <Button
            small
            variant="quiet"
            icon={<Ellipsis size={16} aria-hidden />}
            aria-haspopup="menu"
            onClick={() => onMenu(entry)}
          >
            {i18n.t('popup.actions')}
          </Button>
          {preview.isOn.value && row.status === 'Running' && <AgainButtons preview={preview} />}
        </div>
      </div>
      <div class="preview-facts">
        <h2 class="preview-name">{row.name}</h2>
        <InstanceFacts entry={entry} state={state} />
        {row.tags.length > 0 && (
          <ul class="tags" aria-label={i18n.t('popup.facts.tags')}>
            {row.tags.map(([key, value]) => (
              <li key={key}>{tagText(key, value)}</li>
            ))}
          </ul>
        )}
        <ScreenSwitch preview={preview} />
      </div>
    </section>
  );
}

function InstanceFacts({ entry: { row }, state }: { entry: Entry; state: PickerState }) {
  const region = state.words.region(row.regionId) ?? row.regionId;
  const size = sizeOf(row);
  return (
    <dl class="facts">
      <Fact name={i18n.t('popup.facts.status')}>
        <StatusDot status={row.status} />
      </Fact>
      <Fact name={i18n.t('popup.facts.id')} copy={row.instanceId}>
        <code>{row.instanceId}</code>
      </Fact>
      {[...row.publicIps, ...row.privateIps].map((ip) => (
        <Fact
          key={ip}
          name={
            row.publicIps.includes(ip)
              ? i18n.t('popup.facts.publicIp')
              : i18n.t('popup.facts.privateIp')
          }
          copy={ip}
        >
          <code>{ip}</code>
        </Fact>
      ))}
      <Fact name={i18n.t('popup.facts.profile')}>{state.words.profile(row.profileId)}</Fact>
      <Fact name={i18n.t('popup.facts.region')}>
        {region} <span class="soft">{row.zoneId ?? row.regionId}</span>
      </Fact>
      {row.instanceType && (
        <Fact name={i18n.t('popup.facts.type')}>
          {row.instanceType} {size && <span class="soft">{size}</span>}
        </Fact>
      )}
      {row.osName && <Fact name={i18n.t('popup.facts.os')}>{row.osName}</Fact>}
    </dl>
  );
}

interface FactProps {
  name: string;
  /** The text that may be copied. */
  copy?: string;
  children: ComponentChildren;
}

function Fact({ name, copy, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span>{children}</span>
        {copy !== undefined && <CopyButton text={copy} label={copy} />}
      </dd>
    </div>
  );
}

/** Processors and memory, as far as ECS says. */
function sizeOf({ cpu, memoryMb }: Entry['row']): string {
  const parts = [
    cpu !== undefined && i18n.t('popup.facts.cpu', [cpu]),
    memoryMb !== undefined && i18n.t('popup.facts.memory', [memoryMb / 1024]),
  ];
  return parts.filter(Boolean).join(', ');
}
