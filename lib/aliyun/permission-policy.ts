import { ACTIONS } from './actions.ts';

/**
 * The least that Quick VNC needs, as a custom policy of RAM. DescribeInstanceVncUrl gives keyboard
 * and screen, which is why the policy names it and not `ecs:Describe*`.
 */
export const LEAST_POLICY = policyOf([
  {
    Effect: 'Allow',
    Action: ['ecs:DescribeInstances', 'ecs:DescribeInstanceStatus', 'ecs:DescribeInstanceVncUrl'],
    Resource: 'acs:ecs:*:*:instance/*',
  },
  { Effect: 'Allow', Action: 'ecs:DescribeRegions', Resource: '*' },
]);

/** What was refused. Parts that are not known become the `*` of a RAM policy. */
export interface MissingPermission {
  action: string;
  regionId?: string | undefined;
  instanceId?: string | undefined;
  accountId?: string | undefined;
  /** For AssumeRole. */
  roleArn?: string | undefined;
}

/**
 * The RAM policy that allows the one action that was refused, on that instance where the action can
 * be narrowed so far: JSON, ready to paste into RAM's editor. `undefined` for an action that needs
 * no grant, or that we don't call. Resources as Alibaba documents them; GetInstanceConsoleOutput has no entry
 * there and is taken for the like of GetInstanceScreenshot.
 */
export function permissionPolicy(missing: MissingPermission): string | undefined {
  const { action } = missing;
  if (!Object.hasOwn(ACTIONS, action) || action === 'GetCallerIdentity') return undefined;
  const product = action === 'AssumeRole' ? 'sts' : 'ecs';
  const statement = {
    Effect: 'Allow',
    Action: `${product}:${action}`,
    Resource: resourceOf(missing),
  };
  return policyOf([statement]);
}

/** JSON, as RAM's editor takes and shows it. */
function policyOf(statements: readonly object[]): string {
  return JSON.stringify({ Version: '1', Statement: statements }, null, 2);
}

function resourceOf(missing: MissingPermission): string {
  const { action, regionId = '*', accountId = '*' } = missing;
  if (action === 'DescribeRegions') return '*';
  if (action === 'AssumeRole') return missing.roleArn ?? `acs:ram::${accountId}:role/*`;
  // RAM checks this one against all instances, whichever are asked about.
  const instanceId = action === 'DescribeInstanceStatus' ? '*' : (missing.instanceId ?? '*');
  return `acs:ecs:${regionId}:${accountId}:instance/${instanceId}`;
}
