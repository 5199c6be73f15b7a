/** What an action is to those who decide about calling it again. */
export interface ActionTraits {
  /**
   * Whether it may be done twice when nobody knows if the first time worked: it changes nothing, or
   * (AssumeRole) no more than the number of sessions.
   */
  read: boolean;
  /** How long to leave it alone after it was throttled, ms. */
  throttledMs?: number;
}

/** The actions that we call. `docs/errors.md` shows what follows for each. */
export const ACTIONS = {
  DescribeRegions: { read: true },
  DescribeInstances: { read: true },
  DescribeInstanceStatus: { read: true },
  DescribeInstanceVncUrl: { read: true },
  // One picture of an instance per 10 s:
  // https://help.aliyun.com/zh/ecs/developer-reference/api-getinstancescreenshot
  GetInstanceScreenshot: { read: true, throttledMs: 10_000 },
  GetInstanceConsoleOutput: { read: true },
  StartInstance: { read: false },
  StopInstance: { read: false },
  RebootInstance: { read: false },
  AssumeRole: { read: true },
  GetCallerIdentity: { read: true },
} as const satisfies Record<string, ActionTraits>;

const traits = new Map<string, ActionTraits>(Object.entries(ACTIONS));

/** An action that is not in the table is treated as one that changes something. */
export const traitsOf = (action: string): ActionTraits => traits.get(action) ?? { read: false };
