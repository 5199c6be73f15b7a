/** What stands behind `Guest.ready()`: one promise for each boot. */
export interface BootSignal {
  ready(): Promise<void>;
  isUp(): boolean;
  up(): void;
  /** The machine boots anew: who asks from now on waits for that. */
  restart(): void;
  /** The boot came to nothing; who asks from now on waits for the next one. */
  fail(error: Error): void;
}

export function createBootSignal(): BootSignal {
  let isUp = false;
  let current = newDeferred();
  const renew = () => {
    isUp = false;
    current = newDeferred();
  };
  return {
    ready: () => current.promise,
    isUp: () => isUp,
    up() {
      isUp = true;
      current.resolve();
    },
    restart() {
      if (isUp) renew();
    },
    fail(error) {
      current.reject(error);
      renew();
    },
  };
}

function newDeferred() {
  const deferred = Promise.withResolvers<void>();
  // A boot that fails while nobody waits for it must not end the program.
  deferred.promise.catch(() => {});
  return deferred;
}
