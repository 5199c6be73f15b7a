import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ImportRow } from '../../lib/profiles/import/import-row.ts';
import { regionName } from '../shared/region-name.ts';
import { shortenKeyId } from './identity.ts';
import { noteWords, refusalWords } from './import-words.ts';

interface ImportRowViewProps {
  row: ImportRow;
  chosen: boolean;
  onToggle: () => void;
}

/** One profile of a file. What is refused has no box to tick. */
export function ImportRowView({ row, chosen, onToggle }: ImportRowViewProps) {
  const id = useId();
  const refused = row.outcome.kind === 'refused';
  return (
    <tr class={refused ? 'refused' : ''}>
      <td>
        {!refused && (
          <input
            id={id}
            type="checkbox"
            checked={chosen}
            onChange={onToggle}
            aria-describedby={`${id}-outcome`}
          />
        )}
      </td>
      <th scope="row">
        <span class="profile-name">
          {refused ? <span>{nameOf(row)}</span> : <label for={id}>{nameOf(row)}</label>}
          {row.current && <span class="badge">{i18n.t('import.current')}</span>}
        </span>
        <Facts row={row} />
      </th>
      <td id={`${id}-outcome`}>
        <Outcome row={row} />
      </td>
    </tr>
  );
}

const nameOf = ({ name, line }: ImportRow): string => name ?? i18n.t('import.unnamed', [`${line}`]);

function Facts({ row: { mode, regionId, identity } }: { row: ImportRow }) {
  const { accessKeyId, accountId, role, host } = identity;
  const facts: ComponentChildren[] = [
    mode,
    regionId && (regionName(regionId) ?? regionId),
    accessKeyId && <code key="key">{shortenKeyId(accessKeyId)}</code>,
    role && i18n.t('import.role', [role]),
    accountId && i18n.t('import.account', [accountId]),
    host,
  ].filter(Boolean);
  return (
    <span class="import-facts">
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row's facts never change
        <span key={index}>{fact}</span>
      ))}
    </span>
  );
}

function Outcome({ row: { outcome, notes } }: { row: ImportRow }) {
  if (outcome.kind === 'refused') {
    const { why, instead } = refusalWords(outcome.refusal);
    return (
      <>
        <p class="import-refused">{i18n.t('import.outcome.refused')}</p>
        <p>{why}</p>
        {instead && <p>{instead}</p>}
      </>
    );
  }
  return (
    <>
      <p>
        {outcome.kind === 'update'
          ? i18n.t('import.outcome.update', [outcome.profileName])
          : outcome.as === undefined
            ? i18n.t('import.outcome.add')
            : i18n.t('import.outcome.addAs', [outcome.as])}
      </p>
      {notes.map((note) => (
        <p key={note} class="soft">
          {noteWords(note)}
        </p>
      ))}
    </>
  );
}
