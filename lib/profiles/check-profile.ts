import { checkPermission } from '../aliyun/check-permission.ts';
import type { Client } from '../aliyun/client.ts';
import type { Clock } from '../aliyun/clock.ts';
import { describeInstances } from '../aliyun/ecs.ts';
import { toProblem } from '../aliyun/errors.ts';
import { permissionPolicy } from '../aliyun/permission-policy.ts';
import { type CallerIdentity, getCallerIdentity } from '../aliyun/sts.ts';
import { type Problem, ProblemError } from '../problem.ts';
import type { CredentialsOf } from './credentials/credentials-of.ts';
import type { ProfileSummary } from './profile.ts';
import type { Check, CheckedAction, CheckedItem, ProfileReport } from './profile-report.ts';

/** What reads the list, and what opens a screen: without these two there is no viewer. */
const ECS_ACTIONS = [
  'DescribeRegions',
  'DescribeInstances',
  'DescribeInstanceVncUrl',
] as const satisfies CheckedAction[];

export interface CheckParts {
  client: Client;
  clock: Clock;
  credentialsOf: CredentialsOf;
}

/** Tries what a profile is for, step by step, and changes nothing. Never rejects. */
export async function checkProfile(
  parts: CheckParts,
  profile: ProfileSummary,
): Promise<ProfileReport> {
  const { client, clock, credentialsOf } = parts;
  const credentials = credentialsOf(profile.id);
  try {
    const patience = { deadlineMs: PATIENCE_MS, retryNetwork: false };
    const identity = await getCallerIdentity(client, { credentials, ...patience });
    const basics: Check[] = BASICS.map((item) => ({ item, state: 'passed' }));
    const permissions = await checkPermissions(parts, profile, identity);
    return { identity, skewMs: clock.skewMs(), checks: [...basics, ...permissions] };
  } catch (error) {
    const checks = afterFailure(problemOf(error), profile);
    return { skewMs: clock.skewMs(), checks };
  }
}

/** A person looks on, who would sooner read what is wrong than wait for it to pass. */
const PATIENCE_MS = 8000;

const BASICS = ['network', 'signature', 'clock'] as const satisfies CheckedItem[];

/** Which of the basics a failure is about; the server looks at the date before the signature. */
const ITEM_OF: Partial<Record<Problem['kind'], (typeof BASICS)[number]>> = {
  network: 'network',
  timeout: 'network',
  'host-permission': 'network',
  clock: 'clock',
};

function afterFailure(problem: Problem, { source }: ProfileSummary): Check[] {
  const skipped = (item: CheckedItem): Check => ({ item, state: 'skipped' });
  const actions = ECS_ACTIONS.map(skipped);
  if (problem.action === 'AssumeRole' && problem.kind === 'no-permission') {
    const roleArn = 'roleArn' in source ? source.roleArn : undefined;
    const basics = BASICS.map((item): Check => ({ item, state: 'passed' }));
    return [...basics, denied('AssumeRole', problem, { roleArn }), ...actions];
  }
  const failed = ITEM_OF[problem.kind] ?? 'signature';
  const basics = BASICS.map((item): Check => {
    if (item === failed) return { item, state: 'failed', problem };
    // Whoever refuses a key or a date was reached.
    return { item, state: item === 'network' && problem.code ? 'passed' : 'skipped' };
  });
  return [...basics, ...actions];
}

async function checkPermissions(
  { client, credentialsOf }: CheckParts,
  profile: ProfileSummary,
  { accountId }: CallerIdentity,
): Promise<Check[]> {
  const [regionId] = profile.regionIds;
  const target = {
    credentials: credentialsOf(profile.id),
    regionId,
    endpoint: profile.endpoint,
    deadlineMs: PATIENCE_MS,
  };
  const where = { regionId, accountId };

  const judge = async (action: CheckedAction, asking: Promise<'allowed' | 'denied'>) => {
    const outcome = await asking.catch((error: unknown) => problemOf(error));
    if (outcome === 'allowed') return { item: action, state: 'passed' } as const;
    if (outcome !== 'denied') return { item: action, state: 'failed', problem: outcome } as const;
    return denied(action, { kind: 'no-permission', action }, where);
  };

  async function screen(): Promise<Check> {
    const action = 'DescribeInstanceVncUrl';
    const page = await describeInstances(client, target).catch(() => undefined);
    const running = page?.instances.find(({ Status }) => Status === 'Running');
    if (!running) return { item: action, state: 'skipped' };
    const instance = { ...target, instanceId: running.InstanceId };
    return judge(action, checkPermission(client, instance, action));
  }

  const assumed: Check[] =
    'roleArn' in profile.source ? [{ item: 'AssumeRole', state: 'passed' }] : [];
  return [
    ...assumed,
    ...(await Promise.all([
      judge('DescribeRegions', checkPermission(client, target, 'DescribeRegions')),
      judge('DescribeInstances', checkPermission(client, target, 'DescribeInstances')),
      screen(),
    ])),
  ];
}

function denied(
  item: CheckedAction,
  problem: Problem,
  where: { regionId?: string; accountId?: string; roleArn?: string | undefined },
): Check {
  const policy = permissionPolicy({ action: item, ...where });
  return { item, state: 'failed', problem, ...(policy !== undefined && { policy }) };
}

const problemOf = (error: unknown): Problem =>
  error instanceof ProblemError ? error.problem : toProblem(error);
