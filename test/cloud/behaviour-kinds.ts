import type { FailNext } from './types.ts';

/** What a switch takes. */
export interface Kind {
  /** Completes the sentence "the switch must be …". */
  expects: string;
  /** The value as it is kept, or undefined where it is not acceptable. */
  read(value: unknown): unknown;
  alsoNull?: true;
}

export const FLAG: Kind = {
  expects: 'true or false',
  read: (value) => (typeof value === 'boolean' ? value : undefined),
};

export function oneOf(...choices: string[]): Kind {
  return {
    expects: `one of ${choices.join(', ')}`,
    read: (value) => choices.find((choice) => choice === value),
  };
}

export function whole(min: number, max: number): Kind {
  return {
    expects: `a whole number from ${min} to ${max}`,
    read: (value) => (isWhole(value, min, max) ? value : undefined),
  };
}

/** A list of at least one item. */
export function list(what: string, accepts: (item: unknown) => boolean): Kind {
  return {
    expects: `a list of ${what}`,
    read: (value) =>
      Array.isArray(value) && value.length > 0 && value.every(accepts) ? [...value] : undefined,
  };
}

/** `api.failNext`: one failure or a list of them; an empty list takes back what still waits. */
export const FAILURES: Kind = {
  expects:
    'a failure, or a list of failures, like { "action": "*", "code": "Throttling", "status": 400, "times": 1 } with an optional retryAfterMs',
  read(value) {
    const failures = Array.isArray(value) ? value : [value];
    return failures.every(isFailure) ? structuredClone(failures) : undefined;
  },
};

const FAILURE_KEYS = new Set(['action', 'code', 'status', 'times', 'retryAfterMs']);

function isFailure(value: unknown): value is FailNext {
  if (typeof value !== 'object' || value === null) return false;
  const { action, code, status, times, retryAfterMs } = value as Partial<
    Record<keyof FailNext, unknown>
  >;
  return (
    Object.keys(value).every((key) => FAILURE_KEYS.has(key)) &&
    typeof action === 'string' &&
    typeof code === 'string' &&
    isWhole(status, 400, 599) &&
    isWhole(times, 1, 1_000_000) &&
    (retryAfterMs === undefined || isWhole(retryAfterMs, -1_000_000, 1_000_000))
  );
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
}
