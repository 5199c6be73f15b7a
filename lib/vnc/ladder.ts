/** One way to connect that a proxy may want. */
export interface Rung {
  /** What the WebSocket offers as its subprotocol. */
  protocols: [] | ['binary'];
  /** Whether to come under the `Origin` of Alibaba's own VNC page; takes a permission. */
  asAlibaba: boolean;
}

/**
 * In the order in which they are tried. Which one Alibaba's proxy wants is not known: Chromium
 * refuses a server that does not answer `binary`, and old servers refuse a client that does not
 * offer it (measured); a check of the origin is improbable, and would refuse both.
 */
export const RUNGS: readonly Rung[] = [
  { protocols: ['binary'], asAlibaba: false },
  { protocols: [], asAlibaba: false },
  { protocols: ['binary'], asAlibaba: true },
  { protocols: [], asAlibaba: true },
];

/** Where on the ladder a viewer stands with one proxy. */
export interface Ladder {
  rung: number;
  /** Whether any rung has ever worked: then a refusal is a bad moment, and no matter of permission. */
  hasWorked: boolean;
  /** Refusals in a row. */
  refusals: number;
}

/** @param known the rung that worked before, if any */
export const ladderFrom = (known: number | undefined): Ladder =>
  known !== undefined && RUNGS[known]
    ? { rung: known, hasWorked: true, refusals: 0 }
    : { rung: 0, hasWorked: false, refusals: 0 };

/** The first rung that takes the permission: where to go on once it is given. */
export const ladderAsAlibaba = (): Ladder => ({
  rung: RUNGS.findIndex(({ asAlibaba }) => asAlibaba),
  hasWorked: false,
  refusals: 0,
});

/** A rung that worked is left after so many refusals: a restart of the proxy refuses a few times. */
const DOUBT_AFTER = 3;

/** How often each rung is tried before the person is asked for the permission. */
const ROUNDS_BEFORE_ASKING = 2;

/**
 * The ladder after a refusal. `exhausted`: every rung that is allowed was tried, and the others need
 * the person's permission.
 */
export function climb(
  { rung, hasWorked, refusals }: Ladder,
  mayBeAlibaba: boolean,
): Ladder & { exhausted: boolean } {
  const counted = refusals + 1;
  if (hasWorked && counted < DOUBT_AFTER) {
    return { rung, hasWorked, refusals: counted, exhausted: false };
  }
  const usable = RUNGS.filter(({ asAlibaba }) => mayBeAlibaba || !asAlibaba).length;
  const exhausted = !hasWorked && !mayBeAlibaba && counted >= usable * ROUNDS_BEFORE_ASKING;
  return {
    rung: (rung + 1) % usable,
    hasWorked,
    refusals: exhausted ? 0 : counted,
    exhausted,
  };
}
