import { computed, signal } from '@preact/signals';
import type { InstanceSummary } from '../../lib/instances/summary.ts';
import type { Problem } from '../../lib/problem.ts';
import type { ProfileSummary } from '../../lib/profiles/profile.ts';
import type { Ask } from '../shared/ask.ts';

export type InstancesState = ReturnType<typeof createInstancesState>;

/** The popup's list: the instances of one profile in its region, and which one is chosen. */
export function createInstancesState(ask: Ask) {
  /** Undefined until the first answer. */
  const profiles = signal<ProfileSummary[]>();
  const profileId = signal<string>();
  const instances = signal<InstanceSummary[]>([]);
  const nextToken = signal<string>();
  const loading = signal(false);
  /** At least one page of this profile has come. */
  const loaded = signal(false);
  const problem = signal<Problem>();
  /** The chosen row, by its id: rows may come and go around it. */
  const activeId = signal<string>();
  /** The instance that is being opened. */
  const openingId = signal<string>();
  const openProblem = signal<{ instance: InstanceSummary; problem: Problem }>();

  const profile = computed(() => profiles.value?.find(({ id }) => id === profileId.value));
  const activeIndex = computed(() =>
    instances.value.findIndex(({ instanceId }) => instanceId === activeId.value),
  );

  async function start(): Promise<void> {
    problem.value = undefined;
    loading.value = true;
    const answer = await ask('profiles.list', {});
    loading.value = false;
    if (!answer.ok) {
      problem.value = answer.problem;
      return;
    }
    const { profiles: found, defaultId } = answer.value;
    profiles.value = found;
    const first = found.find(({ id }) => id === defaultId) ?? found[0];
    if (first) await choose(first.id);
  }

  /** Shows another profile's instances. */
  async function choose(id: string): Promise<void> {
    profileId.value = id;
    instances.value = [];
    nextToken.value = undefined;
    activeId.value = undefined;
    openProblem.value = undefined;
    loaded.value = false;
    await loadPage();
  }

  async function loadPage(): Promise<void> {
    const current = profile.value;
    if (!current) return;
    loading.value = true;
    problem.value = undefined;
    const answer = await ask('instances.list', {
      profileId: current.id,
      regionId: current.regionIds[0],
      ...(nextToken.value !== undefined && { nextToken: nextToken.value }),
    });
    // Another profile was chosen meanwhile: its own answer is on the way.
    if (profileId.value !== current.id) return;

    loading.value = false;
    if (!answer.ok) {
      problem.value = answer.problem;
      return;
    }
    loaded.value = true;
    nextToken.value = answer.value.nextToken || undefined;
    instances.value = appendNew(instances.value, answer.value.instances);
    activeId.value ??= instances.value[0]?.instanceId;
  }

  /** The end of the list came into view. */
  async function loadMore(): Promise<void> {
    if (!nextToken.value || loading.value || problem.value) return;
    await loadPage();
  }

  /** Does again what failed: reading the profiles, or a page of the list. */
  const retry = (): Promise<void> => (profiles.value ? loadPage() : start());

  /** Opens the viewer of an instance; true once it is there, and the popup may go. */
  async function open(instance: InstanceSummary): Promise<boolean> {
    const current = profile.value;
    if (!current || openingId.value) return false;
    activeId.value = instance.instanceId;
    openProblem.value = undefined;
    openingId.value = instance.instanceId;
    const answer = await ask('open', {
      instanceId: instance.instanceId,
      regionId: instance.regionId,
      profileId: current.id,
      name: instance.name,
    });
    openingId.value = undefined;
    if (!answer.ok) openProblem.value = { instance, problem: answer.problem };
    return answer.ok;
  }

  return {
    profiles,
    profile,
    profileId,
    instances,
    nextToken,
    loading,
    loaded,
    problem,
    activeId,
    activeIndex,
    openingId,
    openProblem,
    start,
    choose,
    loadMore,
    retry,
    open,
  };
}

/** ECS may list an instance twice if the list moves between two pages. */
function appendNew(known: InstanceSummary[], page: InstanceSummary[]): InstanceSummary[] {
  const ids = new Set(known.map(({ instanceId }) => instanceId));
  return [...known, ...page.filter(({ instanceId }) => !ids.has(instanceId))];
}
