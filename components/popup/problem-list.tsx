import { i18n } from '#i18n';
import { regionName } from '../shared/region-name.ts';
import type { PickerState } from './picker-state.ts';
import { PopupProblem } from './popup-problem.tsx';
import { problemsOf, type SourceProblem } from './source-problems.ts';

/** More names than this are a number. */
const NAMED_MAX = 3;

interface ProblemListProps {
  state: PickerState;
  openSettings: () => void;
}

/** Which regions of which profiles failed, why, and what helps. */
export function ProblemList({ state, openSettings }: ProblemListProps) {
  return (
    <ul class="problem-list" aria-label={i18n.t('popup.problems')}>
      {problemsOf(state.sources.value).map((source) => (
        <li key={`${source.profileId} ${source.problem.kind} ${source.problem.code}`}>
          <p class="problem-place">
            <b>{state.words.profile(source.profileId)}</b> {placesOf(source)}
          </p>
          <PopupProblem
            problem={source.problem}
            onRetry={state.refresh}
            openSettings={openSettings}
          />
        </li>
      ))}
    </ul>
  );
}

function placesOf({ regionIds }: SourceProblem): string {
  const names = regionIds.map((id) => regionName(id) ?? id);
  const named = new Intl.ListFormat(i18n.t('common.language'), { type: 'unit' });
  if (names.length <= NAMED_MAX) return named.format(names);
  const shown = named.format(names.slice(0, NAMED_MAX));
  return i18n.t('popup.andMore', [shown, names.length - NAMED_MAX]);
}
