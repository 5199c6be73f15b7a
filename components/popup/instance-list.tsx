import { useSignalEffect } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { InstanceSummary } from '../../lib/instances/summary.ts';
import { InstanceRow, optionId } from './instance-row.tsx';
import type { InstancesState } from './instances-state.ts';
import { belongsToInputMethod, moveInList } from './list-keys.ts';
import { PopupProblem } from './popup-problem.tsx';

interface InstanceListProps {
  state: InstancesState;
  openSettings: () => void;
  onOpened: () => void;
}

/** The list box. It keeps the focus itself and points at the chosen row. */
export function InstanceList({ state, openSettings, onOpened }: InstanceListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Not from under the profile's select: its arrow keys change the list.
    if (document.activeElement === document.body) list.current?.focus();
  }, []);
  useSignalEffect(() => {
    const { value: id } = state.activeId;
    if (id) document.getElementById(optionId(id))?.scrollIntoView({ block: 'nearest' });
  });

  const open = async (instance: InstanceSummary | undefined) => {
    if (instance && (await state.open(instance))) onOpened();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const instances = state.instances.value;
    const index = state.activeIndex.value;
    const target = moveInList(event, index, instances.length, rowsInView(list.current));
    if (target !== undefined) state.activeId.value = instances[target]?.instanceId;
    else if (event.key === 'Enter' && !belongsToInputMethod(event)) open(instances[index]);
    else return;
    event.preventDefault();
  };

  const active = state.activeId.value;
  return (
    <div class="instance-scroll">
      <div
        ref={list}
        class="instance-list"
        role="listbox"
        tabIndex={0}
        aria-label={i18n.t('popup.list')}
        aria-busy={state.loading.value}
        aria-activedescendant={active && optionId(active)}
        onKeyDown={onKeyDown}
      >
        {state.instances.value.map((instance) => (
          <InstanceRow
            key={instance.instanceId}
            instance={instance}
            active={instance.instanceId === active}
            onOpen={() => open(instance)}
          />
        ))}
      </div>
      <ListEnd state={state} openSettings={openSettings} />
    </div>
  );
}

/** How many rows a page of the list is; one row less stays in view as a mark. */
function rowsInView(list: HTMLElement | null): number {
  const row = list?.firstElementChild?.clientHeight ?? 0;
  const view = list?.parentElement?.clientHeight ?? 0;
  return row ? Math.max(1, Math.floor(view / row) - 1) : 1;
}

/** Asks for the next page when it comes into view, and says so if that fails. */
function ListEnd({ state, openSettings }: Pick<InstanceListProps, 'state' | 'openSettings'>) {
  const end = useRef<HTMLDivElement>(null);
  useWhenSeen(end, state.loadMore, state.nextToken.value);
  const problem = state.problem.value;
  useEffect(() => {
    if (problem) end.current?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  return (
    <div ref={end} class="list-end">
      {problem ? (
        <PopupProblem problem={problem} onRetry={state.retry} openSettings={openSettings} />
      ) : (
        state.nextToken.value && <p>{i18n.t('common.loading')}</p>
      )}
    </div>
  );
}

/** The next page is asked for when its place is this near, about two rows. */
const AHEAD = '0px 0px 96px 0px';

/** Calls back when the element comes into view; observed anew whenever `page` changes. */
function useWhenSeen(
  element: RefObject<HTMLElement | null>,
  seen: () => void,
  page: unknown,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that leaves the end in view must ask again
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && seen(), {
      root: element.current.parentElement,
      rootMargin: AHEAD,
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, seen, page]);
}
