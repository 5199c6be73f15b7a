import type { Behaviour } from '../cloud/types.ts';

export type Link = Behaviour['vnc']['link'];

export const LINKS = {
  rtt0: { rttMs: 0, bytesPerSecond: null, jitterMs: 0 },
  rtt50: { rttMs: 50, bytesPerSecond: null, jitterMs: 0 },
  rtt100: { rttMs: 100, bytesPerSecond: null, jitterMs: 0 },
  rtt200: { rttMs: 200, bytesPerSecond: null, jitterMs: 0 },
  jitter300: { rttMs: 300, bytesPerSecond: null, jitterMs: 50 },
  cap300k: { rttMs: 60, bytesPerSecond: 300_000, jitterMs: 0 },
  cap100k: { rttMs: 60, bytesPerSecond: 100_000, jitterMs: 0 },
} as const satisfies Record<string, Link>;
