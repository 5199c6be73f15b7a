import type { PickerState } from './picker-state.ts';
import { PopupProblem } from './popup-problem.tsx';
import { ProblemList } from './problem-list.tsx';

interface PopupNoticesProps {
  state: PickerState;
  /** Whether the regions that failed are to be told of. */
  showsProblems: boolean;
  openSettings: () => void;
  onOpened: () => void;
}

/** What went wrong, above the list, which stays as it is. */
export function PopupNotices({ state, showsProblems, openSettings, onOpened }: PopupNoticesProps) {
  const failed = state.failed.value;
  return (
    <>
      {failed && (
        <div class="popup-notice">
          <PopupProblem
            problem={failed.problem}
            onRetry={async () => (await failed.retry()) && onOpened()}
            openSettings={openSettings}
          />
        </div>
      )}
      {/* Without any row, the problems stand in the place of the list already. */}
      {showsProblems && state.total.value > 0 && (
        <div class="popup-notice">
          <ProblemList state={state} openSettings={openSettings} />
        </div>
      )}
    </>
  );
}
