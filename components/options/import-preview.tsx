import { i18n } from '#i18n';
import { Button } from '../shared/button.tsx';
import { ImportFailureNotice } from './import-failure.tsx';
import { ImportRowView } from './import-row-view.tsx';
import type { ImportState } from './import-state.ts';

/** What a file holds, to choose from: what comes in, what is here already, what is refused and why. */
export function ImportPreview({ state }: { state: ImportState }) {
  const rows = state.rows.value;
  const count = (kind: string) => rows.filter(({ outcome }) => outcome.kind === kind).length;
  const chosen = state.chosen.value.size;
  return (
    <>
      <p class="soft">
        {i18n.t('import.counts', [`${count('add')}`, `${count('update')}`, `${count('refused')}`])}
      </p>
      <table class="import-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{i18n.t('import.column.profile')}</th>
            <th scope="col">{i18n.t('import.column.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ImportRowView
              key={row.index}
              row={row}
              chosen={state.chosen.value.has(row.index)}
              onToggle={() => state.toggle(row.index)}
            />
          ))}
        </tbody>
      </table>
      <ImportFailureNotice state={state} />
      <div class="form-buttons">
        <Button
          variant="primary"
          busy={state.busy.value || chosen === 0}
          onClick={() => state.confirm()}
        >
          {i18n.t('import.confirm', [`${chosen}`])}
        </Button>
        <Button onClick={state.startOver}>{i18n.t('import.another')}</Button>
        <Button variant="quiet" onClick={state.leave}>
          {i18n.t('common.cancel')}
        </Button>
      </div>
    </>
  );
}
