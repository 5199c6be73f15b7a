import { computed, signal } from '@preact/signals';
import * as v from 'valibot';
import { InstanceRef } from '../../../lib/instance-ref.ts';
import type { ResponseOf } from '../../../lib/messages.ts';
import type { Problem } from '../../../lib/problem.ts';
import type { ProfileList } from '../../../lib/profiles/profile.ts';
import { reportText } from '../../../lib/vnc/diagnosis/report.ts';
import type { Ticket } from '../../../lib/vnc/ticket.ts';
import { type RunDeps, runDiagnosis } from './run-diagnosis.ts';
import { type Outcomes, type StepId, stepsOf } from './steps.ts';

/** What is open, recent and not recognised, as the background tells it. */
export type DiagnosisContext = Extract<ResponseOf<'diagnosis.context'>, { ok: true }>['value'];

export type Draft = InstanceRef;
type Field = keyof Draft;

export interface DiagnosisDeps extends RunDeps {
  extensionVersion: string;
  browserVersion: string;
}

export type DiagnosisState = ReturnType<typeof createDiagnosisState>;

/** What is chosen to be diagnosed, and how the diagnosis stands. */
export function createDiagnosisState(deps: DiagnosisDeps) {
  const { ask } = deps;
  /** Undefined until the first answer. */
  const profiles = signal<ProfileList>();
  const context = signal<DiagnosisContext>({ recent: [], open: [], unknownLists: [] });
  /** Why the choices could not be read. */
  const problem = signal<Problem>();
  const draft = signal<Draft>({ profileId: '', regionId: '', instanceId: '' });
  /** The fields that were wrong when it was to be run. */
  const wrong = signal<ReadonlySet<Field>>(new Set());
  /** A viewer of the instance is open, and a person has to say that it may be disturbed. */
  const confirming = signal(false);
  const outcomes = signal<Outcomes>(new Map());
  const running = signal(false);
  /** The proxy that the ticket named: who is asked for, where a permission is missing. */
  const host = signal<string>();
  let stopping = new AbortController();
  let subject: { instance: InstanceRef; at: number; accountId?: string } | undefined;
  let secrets: string[] = [];

  /** Read once a run is over: until then it has gaps. */
  const report = computed(() => {
    if (running.value || outcomes.value.size === 0 || !subject) return undefined;
    const { instance, at, accountId } = subject;
    return reportText({
      at,
      extensionVersion: deps.extensionVersion,
      browser: deps.browserVersion,
      regionId: instance.regionId,
      instanceId: instance.instanceId,
      accountId,
      steps: stepsOf(outcomes.value).map((id) => ({ id, outcome: outcomes.value.get(id) })),
      unknownLists: context.value.unknownLists,
      secrets,
    });
  });

  async function load(): Promise<void> {
    const [list, found] = await Promise.all([
      ask('profiles.list', {}),
      ask('diagnosis.context', {}),
    ]);
    problem.value = list.ok ? (found.ok ? undefined : found.problem) : list.problem;
    if (found.ok) context.value = found.value;
    if (!list.ok) return;
    profiles.value = list.value;
    draft.value = completed(draft.value, firstDraft(list.value, context.value));
  }

  function set(field: Field, value: string): void {
    const { recent } = context.value;
    const known = recent.find(({ instance }) => instance.instanceId === value);
    draft.value =
      field === 'instanceId' && known ? known.instance : { ...draft.value, [field]: value };
    wrong.value = new Set([...wrong.value].filter((name) => name !== field));
    confirming.value = false;
  }

  /** Starts, or asks first where a viewer would be disturbed. */
  async function run(): Promise<void> {
    const parsed = v.safeParse(InstanceRef, trimmed(draft.value));
    wrong.value = new Set(parsed.issues?.map(({ path }) => path?.[0]?.key as Field));
    if (!parsed.success || running.value) return;
    const found = await ask('diagnosis.context', {});
    if (found.ok) context.value = found.value;
    const isOpen = context.value.open.some(
      ({ instanceId }) => instanceId === parsed.output.instanceId,
    );
    if (isOpen && !confirming.value) confirming.value = true;
    else await start(parsed.output);
  }

  async function start(instance: InstanceRef): Promise<void> {
    if (running.value) return;
    confirming.value = false;
    stopping = new AbortController();
    subject = { instance, at: deps.now() };
    secrets = [];
    host.value = undefined;
    outcomes.value = new Map();
    running.value = true;
    await runDiagnosis(deps, {
      instance,
      signal: stopping.signal,
      onOutcome: (step: StepId, outcome) => {
        outcomes.value = new Map(outcomes.value).set(step, outcome);
      },
      onAccount: (accountId) => {
        subject = { instance, at: subject?.at ?? deps.now(), accountId };
      },
      onTicket: (ticket) => secrets.push(...partsOf(ticket)),
      onHost: (name) => {
        host.value = name;
      },
    });
    running.value = false;
  }

  /** Asks for the permission that some rungs need; must be the first call of a click. */
  async function allow(): Promise<void> {
    if (host.value === undefined || !subject) return;
    const { instance } = subject;
    if (await deps.origin.request(host.value)) await start(instance);
  }

  const stop = () => stopping.abort();

  return {
    ...{ profiles, context, problem, draft, wrong, confirming, outcomes, running, report },
    ...{ load, set, run, stop, allow },
  };
}

/** The last instance that was opened, else the default profile's region. */
function firstDraft(list: ProfileList, { recent }: DiagnosisContext): Draft {
  const isThere = (id: string) => list.profiles.some((profile) => profile.id === id);
  const last = recent.find(({ instance }) => isThere(instance.profileId));
  if (last) return last.instance;
  const profile = list.profiles.find(({ id }) => id === list.defaultId) ?? list.profiles[0];
  return { profileId: profile?.id ?? '', regionId: profile?.regionIds[0] ?? '', instanceId: '' };
}

/** Somebody may type before the choices are there. */
const completed = (typed: Draft, first: Draft): Draft => ({
  profileId: typed.profileId || first.profileId,
  regionId: typed.regionId || first.regionId,
  instanceId: typed.instanceId || first.instanceId,
});

const trimmed = ({ profileId, regionId, instanceId }: Draft): Draft => ({
  profileId,
  regionId: regionId.trim(),
  instanceId: instanceId.trim(),
});

/** A ticket in all the ways in which a server may repeat it. */
function partsOf({ url }: Ticket): string[] {
  const { search, searchParams } = new URL(url);
  return [url, search, search.slice('?s='.length), ...searchParams.values()];
}
