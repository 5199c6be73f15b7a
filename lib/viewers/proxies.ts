import {
  climb,
  type Ladder,
  ladderAsAlibaba,
  ladderFrom,
  RUNGS,
  type Rung,
} from '../vnc/ladder.ts';
import type { OriginRule } from './origin-rule.ts';
import type { ProxyFacts, ProxyMemory } from './proxy-memory.ts';

interface Standing {
  ladder: Ladder;
  /** The rung that the memory holds. */
  learntRung: number | undefined;
  nudges: boolean;
  mayBeAlibaba: boolean;
}

/**
 * How one viewer connects to the proxies that its tickets name: which rung of the ladder, and what
 * was learnt of them.
 */
export function createProxies({ memory, origin }: { memory: ProxyMemory; origin: OriginRule }) {
  const standings = new Map<string, Standing>();

  async function meet(host: string): Promise<Standing> {
    const known = standings.get(host);
    const recalled: ProxyFacts | Promise<ProxyFacts> = known ? {} : memory.recall(host);
    const [mayBeAlibaba, facts] = await Promise.all([origin.isAllowed(host), recalled]);
    const standing = known ?? {
      ladder: ladderFrom(facts.rung),
      learntRung: facts.rung,
      nudges: facts.nudges ?? false,
      mayBeAlibaba,
    };
    standing.mayBeAlibaba = mayBeAlibaba;
    // The permission may have been taken away since this rung worked.
    if (rungOf(standing).asAlibaba && !mayBeAlibaba) standing.ladder = ladderFrom(undefined);
    standings.set(host, standing);
    return standing;
  }

  const change = (host: string, apply: (standing: Standing) => void) => {
    const standing = standings.get(host);
    if (standing) apply(standing);
  };

  return {
    /** To be awaited before a connection: gives the rung to connect by. */
    async prepare(host: string): Promise<Rung> {
      const standing = await meet(host);
      const rung = rungOf(standing);
      if (standing.mayBeAlibaba) await origin.set(host, rung.asAlibaba);
      return rung;
    },
    worked: (host: string): void =>
      change(host, (standing) => {
        const { rung } = standing.ladder;
        standing.ladder = ladderFrom(rung);
        if (rung !== standing.learntRung) memory.learn(host, { rung });
        standing.learntRung = rung;
      }),
    /** Whether the next rung needs the person's permission. */
    refused(host: string): boolean {
      const standing = standings.get(host);
      if (!standing) return false;
      const { exhausted, ...ladder } = climb(standing.ladder, standing.mayBeAlibaba);
      standing.ladder = ladder;
      return exhausted;
    },
    /** Asks the person for the permission; must be the first call of a click. */
    async allow(host: string): Promise<boolean> {
      const allowed = await origin.request(host);
      if (allowed)
        change(host, (standing) => Object.assign(standing, { ladder: ladderAsAlibaba() }));
      return allowed;
    },
    nudges: (host: string): boolean => standings.get(host)?.nudges ?? false,
    learnNudges: (host: string): void =>
      change(host, (standing) => {
        standing.nudges = true;
        memory.learn(host, { nudges: true });
      }),
  };
}

export type Proxies = ReturnType<typeof createProxies>;

const FIRST: Rung = { protocols: ['binary'], asAlibaba: false };

const rungOf = ({ ladder }: Standing): Rung => RUNGS[ladder.rung] ?? FIRST;
