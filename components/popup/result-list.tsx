import { useComputed, useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Entry } from '../../lib/instances/search/entry.ts';
import { InstanceRow, optionId } from './instance-row.tsx';
import { ROW_HEIGHT, ROWS_AT_FIRST, rowsToDraw, scrollFor } from './list-window.ts';
import type { PickerState } from './picker-state.ts';
import { rowParts } from './row-parts.ts';
import './list.css';

export const LIST_ID = 'instances';

interface ResultListProps {
  state: PickerState;
  onOpen: (entry: Entry, options: { another: boolean }) => void;
  onMenu: (entry: Entry) => void;
}

/** What was found, of which only the rows in view are drawn: there may be 100,000. */
export function ResultList({ state, onOpen, onMenu }: ResultListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(ROWS_AT_FIRST * ROW_HEIGHT);
  const open = useComputed(() => new Set(state.marks.value.open));
  const pinned = useComputed(() => new Set(state.marks.value.pinned));

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      height.value = element.clientHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [height]);

  const reveal = state.reveal.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is to scroll when that is wished, and not when the list changes
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const view = { top: element.scrollTop, height: element.clientHeight };
    element.scrollTop = scrollFor(view, state.activeIndex.value);
  }, [reveal]);

  const results = state.results.value;
  const active = state.activeIndex.value;
  const choose = (index: number) => {
    state.moveTo(index);
    return results[index];
  };
  return (
    <div
      ref={scroller}
      class="instance-scroll"
      onScroll={(event) => {
        top.value = event.currentTarget.scrollTop;
      }}
    >
      <div
        id={LIST_ID}
        class="instance-list"
        role="listbox"
        aria-label={i18n.t('popup.list')}
        aria-busy={!state.isDone.value}
        style={{ height: `${results.length * ROW_HEIGHT}px` }}
      >
        {rowsToDraw({ top: top.value, height: height.value }, results.length, active).map(
          (index) => {
            const entry = results[index];
            if (!entry) return null;
            const { key, row } = entry;
            return (
              <InstanceRow
                // By place: while somebody types, the same elements show other instances.
                key={index}
                id={optionId(key)}
                row={row}
                parts={rowParts(row, state.typed.value, state.words)}
                profile={state.profiles.value.get(row.profileId)}
                index={index}
                count={results.length}
                isActive={index === active}
                isPinned={pinned.value.has(key)}
                isOpen={open.value.has(key)}
                onClick={(event) => {
                  choose(index);
                  onOpen(entry, { another: event.ctrlKey || event.metaKey });
                }}
                onMenu={(event) => {
                  event.preventDefault();
                  choose(index);
                  onMenu(entry);
                }}
              />
            );
          },
        )}
      </div>
    </div>
  );
}

/** The height of the list's view, px. */
export const viewHeight = (): number =>
  document.getElementById(LIST_ID)?.parentElement?.clientHeight ?? 0;
