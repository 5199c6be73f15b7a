import { defaultBehaviour } from '../cloud/behaviour.ts';
import type { Behaviour, Fault, LogEntry, PowerState } from '../cloud/types.ts';

/** What `GET /state` says of one machine. */
export interface MachineState {
  instanceId: string;
  accountId: string;
  regionId: string;
  name: string;
  state: PowerState;
  guest: 'qemu' | 'embedded';
}

export interface CloudState {
  tlsPort: number;
  behaviour: Behaviour;
  instances: MachineState[];
  /** The VNC connections that are open now. */
  connections: object[];
}

/** Some of the switches; the rest stays as it is. */
export type BehaviourPatch = {
  [Group in keyof Behaviour]?: Partial<Behaviour[Group]>;
};

const UNLIMITED = 10_000;

/** A running local cloud, seen from a test. Everything rejects with the cloud's own sentence. */
export interface CloudClient {
  state(): Promise<CloudState>;
  /** Changes some switches and gives back all of them. */
  behaviour(patch: BehaviourPatch): Promise<Behaviour>;
  /**
   * Every switch as it is at the start, for `beforeEach`, since all files share one cloud; but for
   * the limit of connections a minute: what one file has used of it must not hold the next one up.
   */
  resetBehaviour(): Promise<Behaviour>;
  /** Every API call and every VNC connection so far, oldest first. */
  log(): Promise<LogEntry[]>;
  /** All that the machine wrote to its serial port. */
  serial(instanceId: string): Promise<string>;
  fault(fault: Fault): Promise<void>;
}

/** What is logged from now on. */
export async function recordLog(cloud: CloudClient): Promise<() => Promise<LogEntry[]>> {
  const before = (await cloud.log()).length;
  return async () => (await cloud.log()).slice(before);
}

export const isOpen = (entry: LogEntry) => entry.type === 'vnc' && entry.event === 'open';

export function cloudClient(controlUrl: string): CloudClient {
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(new URL(path, controlUrl), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${(answer as { error: string }).error}`);
    return answer;
  };
  const behaviour = async (patch: BehaviourPatch) =>
    (await call('PATCH', '/behaviour', patch)) as Behaviour;
  return {
    state: async () => (await call('GET', '/state')) as CloudState,
    behaviour,
    resetBehaviour: () => {
      const { vnc, ...others } = defaultBehaviour();
      return behaviour({ ...others, vnc: { ...vnc, reconnectsPerMinute: UNLIMITED } });
    },
    log: async () => (await call('GET', '/log')) as LogEntry[],
    serial: async (instanceId) => {
      const path = `/instances/${encodeURIComponent(instanceId)}/serial`;
      return ((await call('GET', path)) as { serial: string }).serial;
    },
    fault: async (fault) => {
      await call('POST', '/fault', fault);
    },
  };
}
