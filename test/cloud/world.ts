import type { GuestPlan, PowerState } from './types.ts';

/** A long-term AccessKey and what RAM lets it do. */
export interface KeyDefinition {
  accessKeyId: string;
  accessKeySecret: string;
  accountId: string;
  /** `Account` is the account's own (root) key, which RAM cannot restrict. */
  identity: 'Account' | 'RAMUser';
  userName: string;
  userId: string;
  active: boolean;
  /** Action patterns such as `ecs:Describe*`. */
  allow: string[];
  /** Patterns that win over `allow`. */
  deny: string[];
}

export interface RoleDefinition {
  accountId: string;
  name: string;
  roleId: string;
  /** The accounts whose identities may assume it, given `sts:AssumeRole` of their own. */
  trusts: string[];
  allow: string[];
  maxSessionSeconds: number;
}

/** One machine of the world: an instance, and the guest behind it. */
export interface MachineDefinition {
  instanceId: string;
  accountId: string;
  regionId: string;
  name: string;
  osName: string;
  screen: GuestPlan['screen'];
  running: boolean;
}

export interface World {
  keys: KeyDefinition[];
  roles: RoleDefinition[];
  machines: MachineDefinition[];
}

export const ACCOUNT = '1234567890123456';
export const SECOND_ACCOUNT = '2234567890123456';
export const THIRD_ACCOUNT = '3234567890123456';

/** The demo credentials. They open nothing but a local cloud. */
export const KEYS = {
  full: ramUser('LTAI5tLocalCloudFull0001', 'LocalCloudSecretOfTheFullKey01', 'quick-vnc', {
    allow: ['ecs:*', 'sts:*'],
  }),
  withoutVnc: ramUser('LTAI5tLocalCloudNoVnc001', 'LocalCloudSecretOfTheNoVncKey1', 'read-only', {
    allow: ['ecs:Describe*'],
    deny: ['ecs:DescribeInstanceVncUrl'],
  }),
  disabled: ramUser('LTAI5tLocalCloudOff00001', 'LocalCloudSecretOfTheOffKey001', 'left-the-firm', {
    allow: ['ecs:*'],
    active: false,
  }),
  assumer: ramUser('LTAI5tLocalCloudRole0001', 'LocalCloudSecretOfTheRoleKey01', 'role-user', {
    allow: ['sts:AssumeRole'],
  }),
  secondAccount: ramUser(
    'LTAI5tLocalCloudSecond01',
    'LocalCloudSecretOfSecondKey001',
    'quick-vnc',
    {
      allow: ['ecs:*'],
      accountId: SECOND_ACCOUNT,
    },
  ),
  thirdAccount: ramUser('LTAI5tLocalCloudThird001', 'LocalCloudSecretOfThirdKey0001', 'quick-vnc', {
    allow: ['ecs:*'],
    accountId: THIRD_ACCOUNT,
  }),
} as const satisfies Record<string, KeyDefinition>;

export const ROLE: RoleDefinition = {
  accountId: ACCOUNT,
  name: 'quick-vnc',
  roleId: '300000000000000001',
  trusts: [ACCOUNT],
  allow: ['ecs:*'],
  maxSessionSeconds: 3600,
};

/** The role that nobody may assume: it trusts no account. */
export const CLOSED_ROLE: RoleDefinition = {
  ...ROLE,
  name: 'closed',
  roleId: '300000000000000002',
  trusts: [],
};

export const MACHINES = {
  text: machine('i-bp1a2b3c4d5e6f7g8h9i', 'web-prod-01', 'Debian 12.11 64位', 'text'),
  graphics: machine('i-bp1g2h3i4j5k6l7m8n9o', '数据库-主', 'Ubuntu 24.04 64位', 'graphics'),
  stopped: machine('i-bp1s9r8q7p6o5n4m3l2k', 'staging-old', 'Debian 11.9 64位', 'text', 'Stopped'),
} as const satisfies Record<string, MachineDefinition>;

export const WORLD: World = {
  keys: Object.values(KEYS),
  roles: [ROLE, CLOSED_ROLE],
  machines: Object.values(MACHINES),
};

function ramUser(
  accessKeyId: string,
  accessKeySecret: string,
  userName: string,
  more: Partial<KeyDefinition> & Pick<KeyDefinition, 'allow'>,
): KeyDefinition {
  return {
    accessKeyId,
    accessKeySecret,
    accountId: ACCOUNT,
    identity: 'RAMUser',
    userName,
    userId: `2${accessKeyId.length}${userName.length}000000000000001`,
    active: true,
    deny: [],
    ...more,
  };
}

function machine(
  instanceId: string,
  name: string,
  osName: string,
  screen: GuestPlan['screen'],
  state: Extract<PowerState, 'Running' | 'Stopped'> = 'Running',
): MachineDefinition {
  return {
    instanceId,
    accountId: ACCOUNT,
    regionId: 'cn-hangzhou',
    name,
    osName,
    screen,
    running: state === 'Running',
  };
}
