/** What a probe does, in this order; each needs the one before. */
export const STAGES = ['open', 'version', 'security', 'screen', 'encodings', 'ping'] as const;
export type Stage = (typeof STAGES)[number];

/**
 * Why a probe went no further. `refused`: no WebSocket was opened; `silent`: the deadline passed;
 * `garbage`: what came is no RFB; `stopped`: the caller's signal.
 */
export type ProbeEnd =
  | 'refused'
  | 'closed'
  | 'silent'
  | 'garbage'
  | 'security'
  | 'password'
  | 'stopped';

/** What a probe has learnt of a server, as far as it came. Texts are the server's own. */
export interface Facts {
  /** How far it came: where `end` is set, this stage failed. */
  stage: Stage;
  end?: ProbeEnd;
  /** What the server answered to the subprotocols that were offered; empty for nothing. */
  subprotocol?: string;
  openMs?: number;
  /** Such as `003.008`. */
  version?: string;
  securityTypes?: number[];
  /** Why the server refuses. */
  reason?: string;
  screen?: { width: number; height: number; bitsPerPixel: number; depth: number; name: string };
  /** The pseudo-encodings that the server has shown to know. */
  acknowledged: Set<number>;
  /** The encoding in which the first pixels came. */
  pictureEncoding?: number;
  ping?: { roundTripMs: number; answer: 'size' | 'picture' };
  /** How the server, or the network, closed the WebSocket. */
  close?: { code: number; reason: string };
}

/** Ends a probe from inside. */
export class ProbeEnded extends Error {
  readonly end: ProbeEnd;

  constructor(end: ProbeEnd) {
    super(end);
    this.name = 'ProbeEnded';
    this.end = end;
  }
}
