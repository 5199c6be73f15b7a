import type { Duplex } from 'node:stream';

/** ECS's own words for the states that the local cloud's machines can be in. */
export type PowerState = 'Running' | 'Starting' | 'Stopping' | 'Stopped';

export interface Picture {
  type: 'image/png' | 'image/jpeg';
  data: Buffer;
}

/**
 * One machine: a real QEMU VM, or the embedded RFB server that stands in where there is no QEMU.
 * Every operation is done on the machine itself, so what the API says of it is true.
 */
export interface Guest {
  readonly kind: 'qemu' | 'embedded';
  state(): PowerState;
  /** Resolves when the guest's shell can be typed at (its serial port said READY). */
  ready(): Promise<void>;
  /** A new byte stream to the machine's RFB server. Rejects when the machine is off. */
  connectRfb(): Promise<Duplex>;
  start(): Promise<void>;
  stop(options: { force: boolean }): Promise<void>;
  reboot(options: { force: boolean }): Promise<void>;
  /** Pulls the plug: the process dies, as a host failure would do it. */
  kill(): Promise<void>;
  screenshot(): Promise<Picture>;
  /** Everything that the machine wrote to its serial port since it was made. */
  serial(): string;
  dispose(): Promise<void>;
}

/** Which guest stands behind an instance. `screen`: a text console or a 1024x768 framebuffer. */
export interface GuestPlan {
  instanceId: string;
  screen: 'text' | 'graphics';
  /** Whether it runs from the start. */
  running: boolean;
}

/** The switches of the VNC proxy and of the API; `PATCH /behaviour` changes them at run time. */
export interface Behaviour {
  vnc: {
    subprotocol: 'echo' | 'require' | 'never' | 'always';
    origin: 'any' | 'aliyun-only';
    security: 'none' | 'vncauth' | 'fail';
    secondClient: 'kick-first' | 'refuse' | 'share';
    ticketTtlMs: number;
    ticketReuse: boolean;
    idleMs: number;
    idleCounts: 'input' | 'any';
    reconnectsPerMinute: number;
    link: { rttMs: number; bytesPerSecond: number | null; jitterMs: number };
  };
  api: {
    latencyMs: number;
    clockSkewMs: number;
    failNext: FailNext[];
    /** Of one account to one region and action. */
    callsPerMinute: number | null;
  };
  /** How many more instances exist on paper, over which regions and accounts. */
  fleet: { instances: number; regions: string[]; accounts: number };
}

/** The next `times` calls of `action` (`*`: of any) are answered with this error. */
export interface FailNext {
  action: string;
  code: string;
  status: number;
  times: number;
  retryAfterMs?: number;
}

export type FaultKind =
  | 'reset'
  | 'half-open'
  | 'stall'
  | 'close'
  | 'garbage'
  | 'proxy-restart'
  | 'vm-reset'
  | 'vm-kill';

export interface Fault {
  kind: FaultKind;
  instanceId?: string;
  ms?: number;
  code?: number;
  reason?: string;
}

/** One line of `GET /log`. */
export type LogEntry =
  | {
      at: number;
      type: 'api';
      host: string;
      action: string;
      regionId?: string;
      instanceId?: string;
      status: number;
      /** `ok`, or the error code that was answered. */
      verdict: string;
      requestId: string;
      accessKeyId?: string;
    }
  | {
      at: number;
      type: 'vnc';
      connection: number;
      instanceId?: string;
      origin?: string;
      event: 'open' | 'refused' | 'end';
      /** Why it was refused or how it ended. */
      detail?: string;
      bytesDown?: number;
      bytesUp?: number;
    };

/** What the API needs from the VNC proxy, and nothing else. */
export interface TicketOffice {
  /** A `VncUrl` exactly as ECS answers it: percent-encoded once, its token encoded again inside. */
  issue(instanceId: string): string;
}

/** One instance of the local cloud. */
export interface CloudInstance {
  instanceId: string;
  accountId: string;
  regionId: string;
  name: string;
  osType: 'linux' | 'windows';
  osName: string;
  /** Absent: it exists on paper only (the fleet). */
  guest?: Guest;
  /** The state of an instance on paper. */
  paperState: PowerState;
}
