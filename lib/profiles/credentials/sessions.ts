import type { Credentials, CredentialsProvider } from '../../aliyun/credentials.ts';
import type { TemporaryCredentials } from '../../aliyun/sts.ts';
import type { SealedMap } from './sealed-map.ts';

/** Renewed with this much left, so that no call has to wait for it. */
const RENEW_AT_MS = 300_000;

export type Renew = () => Promise<TemporaryCredentials>;

export interface SessionsParts {
  kept: SealedMap<TemporaryCredentials>;
  /** Alibaba's time as far as it is known, ms since the epoch. */
  now(): number;
}

/** Temporary credentials of profiles. */
export interface Sessions {
  /** A provider that hands out the profile's session, and calls `renew` for the next one. */
  provider(profileId: string, renew: Renew): CredentialsProvider;
  /** Forgets every session: what one was made of has changed. */
  clear(): Promise<void>;
}

/**
 * Keeps sessions, and has each of them renewed by one call at a time, however many ask. One that is
 * near its end serves on while it is renewed, and until its end if that fails.
 */
export function createSessions({ kept, now }: SessionsParts): Sessions {
  let underWay = new Map<string, Promise<TemporaryCredentials>>();

  function renewOnce(profileId: string, renew: Renew): Promise<TemporaryCredentials> {
    const running = underWay.get(profileId);
    if (running) return running;
    // What `clear` has overtaken must neither be kept nor served to later callers.
    const generation = underWay;
    const renewal = renew()
      .then(async (session) => {
        if (generation === underWay) await kept.set(profileId, session);
        return session;
      })
      .finally(() => generation.delete(profileId));
    generation.set(profileId, renewal);
    return renewal;
  }

  return {
    provider: (profileId, renew) => async (refused) => {
      const session = await kept.get(profileId);
      const left = session && !isSame(session, refused) ? session.expiresAt - now() : 0;
      if (session && left > RENEW_AT_MS) return session;
      const renewal = renewOnce(profileId, renew);
      if (!session || left <= 0) return renewal;
      renewal.catch(() => undefined);
      return session;
    },
    clear() {
      underWay = new Map();
      return kept.clear();
    },
  };
}

const isSame = (session: Credentials, refused: Credentials | undefined) =>
  session.accessKeyId === refused?.accessKeyId;
