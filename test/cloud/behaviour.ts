import { FAILURES, FLAG, type Kind, list, oneOf, whole } from './behaviour-kinds.ts';
import { ControlError } from './control-input.ts';
import { isRegion } from './regions.ts';
import type { Behaviour } from './types.ts';

/** A year: beyond any test, and within what timers can count after division. */
const LONG_MS = 365 * 24 * 60 * 60 * 1000;

/** Every switch, and what it takes. */
const SWITCHES = new Map<string, Kind>([
  ['vnc.subprotocol', oneOf('echo', 'require', 'never', 'always')],
  ['vnc.origin', oneOf('any', 'aliyun-only')],
  ['vnc.security', oneOf('none', 'vncauth', 'fail')],
  ['vnc.secondClient', oneOf('kick-first', 'refuse', 'share')],
  ['vnc.ticketTtlMs', whole(0, LONG_MS)],
  ['vnc.ticketReuse', FLAG],
  ['vnc.idleMs', whole(1, LONG_MS)],
  ['vnc.idleCounts', oneOf('input', 'any')],
  ['vnc.reconnectsPerMinute', whole(0, 1_000_000)],
  ['vnc.link.rttMs', whole(0, 60_000)],
  ['vnc.link.bytesPerSecond', { ...whole(1, 1e12), alsoNull: true }],
  ['vnc.link.jitterMs', whole(0, 60_000)],
  ['api.latencyMs', whole(0, 600_000)],
  ['api.clockSkewMs', whole(-LONG_MS, LONG_MS)],
  ['api.failNext', FAILURES],
  ['api.callsPerMinute', { ...whole(0, 1_000_000), alsoNull: true }],
  ['fleet.instances', whole(0, 100_000)],
  ['fleet.regions', list('regions of Alibaba Cloud, at least one', isKnownRegion)],
  ['fleet.accounts', whole(1, 100)],
]);

/** A change that was refused as a whole; the message is a sentence that names the switch. */
export class BehaviourError extends ControlError {
  constructor(message: string) {
    super(400, message);
  }
}

/** What Alibaba's documentation says, and no faults. */
export function defaultBehaviour(): Behaviour {
  return {
    vnc: {
      subprotocol: 'echo',
      origin: 'any',
      security: 'none',
      secondClient: 'kick-first',
      ticketTtlMs: 15_000,
      ticketReuse: false,
      idleMs: 300_000,
      idleCounts: 'input',
      reconnectsPerMinute: 30,
      link: { rttMs: 0, bytesPerSecond: null, jitterMs: 0 },
    },
    api: { latencyMs: 0, clockSkewMs: 0, failNext: [], callsPerMinute: null },
    fleet: {
      instances: 0,
      regions: ['cn-hangzhou', 'cn-beijing', 'cn-shanghai', 'cn-hongkong', 'ap-southeast-1'],
      accounts: 1,
    },
  };
}

/**
 * A copy of `current` with the changes of `patch` (nested objects, or dotted names), or a
 * BehaviourError. Nothing is changed in place, so a patch that is refused leaves no trace.
 */
export function patchBehaviour(current: Behaviour, patch: unknown): Behaviour {
  if (!isRecord(patch)) throw new BehaviourError('The change must be a JSON object.');
  const next = structuredClone(current);
  for (const [path, value] of leaves(patch, '')) set(next, path, value);
  return next;
}

function leaves(patch: Record<string, unknown>, prefix: string): [string, unknown][] {
  return Object.entries(patch).flatMap(([key, value]): [string, unknown][] => {
    const path = prefix + key;
    const kind = SWITCHES.get(path);
    if (kind) return [[path, accepted(path, kind, value)]];
    if (!isGroup(path)) throw new BehaviourError(`There is no switch named ${path}.`);
    if (!isRecord(value)) throw new BehaviourError(`${path} must be an object of switches.`);
    return leaves(value, `${path}.`);
  });
}

function accepted(path: string, kind: Kind, value: unknown): unknown {
  if (value === null && kind.alsoNull) return null;
  const read = kind.read(value);
  if (read !== undefined) return read;
  const orNull = kind.alsoNull ? ', or null' : '';
  throw new BehaviourError(
    `${path} must be ${kind.expects}${orNull}; ${JSON.stringify(value)} is not.`,
  );
}

function isGroup(path: string): boolean {
  return [...SWITCHES.keys()].some((name) => name.startsWith(`${path}.`));
}

/** Only paths of SWITCHES come here, so every step exists. */
function set(target: object, path: string, value: unknown): void {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) Object.assign(target, { [head]: value });
  else set(Reflect.get(target, head) as object, rest.join('.'), value);
}

function isKnownRegion(value: unknown): boolean {
  return typeof value === 'string' && isRegion(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
