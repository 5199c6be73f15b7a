import type { CliMode, RefusedModeReason } from './mode.ts';

/** What a file says of one profile and what importing it would do: all that a page gets to see. */
export interface ImportRow {
  /** Its place in the file, from 0: a plan's rows are chosen by it. */
  index: number;
  /** The line of the file, from 1. */
  line: number;
  /** Absent where there is none, or none that may be shown. */
  name?: string;
  /** Absent where it is unknown to us. */
  mode?: CliMode;
  /** The region that the profile will have. */
  regionId?: string;
  identity: ImportIdentity;
  /** The file says that this is the profile in use. */
  current: boolean;
  outcome: ImportOutcome;
  notes: ImportNote[];
  /** The row that its chain starts from, and that has to come in with it. */
  needs?: number;
}

/** Whose credentials they are, as far as that is public. */
export interface ImportIdentity {
  accessKeyId?: string;
  accountId?: string;
  role?: string;
  /** Where the credentials are fetched from, or where one signs in. */
  host?: string;
}

export type ImportOutcome =
  /** `as`: the name that it gets, where its own is taken. */
  | { kind: 'add'; as?: string }
  /** A profile for the same key or role exists, and would get these credentials. */
  | { kind: 'update'; profileName: string }
  | { kind: 'refused'; refusal: Refusal };

export interface Refusal {
  reason: RefusalReason;
  /** For `missing` and `malformed`: the key, in the file's own spelling. */
  key?: string;
}

export type RefusalReason =
  | RefusedModeReason
  | 'unknown-mode'
  /** No mode is named, and the keys tell of none. */
  | 'no-credentials'
  | 'missing'
  | 'malformed'
  /** The name looks like a secret, so it may not be shown. */
  | 'odd-name'
  | 'duplicate-name'
  /** Temporary credentials that are over. */
  | 'expired'
  /** A credentials URI without TLS that leads off this computer. */
  | 'plain-http'
  /** A chain's source is neither in the file nor here, or was refused itself. */
  | 'no-source'
  | 'chain-cycle'
  | 'chain-too-long';

/** What a person should know about a profile that comes in. */
export type ImportNote =
  /** The file names no region that could be one. */
  | 'region-assumed'
  /** Its endpoint is not one of Alibaba's own for ECS, or for STS. */
  | 'endpoint-dropped'
  | 'sts-endpoint-dropped'
  /** The file narrows the role by a policy, which we do not send. */
  | 'policy-dropped'
  | 'sign-in-needed'
  | 'temporary';
