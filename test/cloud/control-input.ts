import type { Fault, FaultKind } from './types.ts';

/** A request to the control address that is refused; the message is a sentence for its sender. */
export class ControlError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const KINDS: FaultKind[] = [
  'reset',
  'half-open',
  'stall',
  'close',
  'garbage',
  'proxy-restart',
  'vm-reset',
  'vm-kill',
];

/** What is done to one machine needs to be told which. */
const NEEDS_INSTANCE = new Set<FaultKind>(['vm-reset', 'vm-kill']);

/** Checks the body of `POST /fault`, or throws a ControlError that names what is wrong. */
export function parseFault(body: unknown): Fault {
  if (typeof body !== 'object' || body === null) throw refused('A fault is a JSON object.');
  const known = ['kind', 'instanceId', 'ms', 'code', 'reason'];
  const unknownKey = Object.keys(body).find((key) => !known.includes(key));
  if (unknownKey !== undefined) throw refused(`A fault has no ${unknownKey}.`);

  const { kind: wanted, instanceId, ms, code, reason } = body as Record<string, unknown>;
  const kind = KINDS.find((one) => one === wanted);
  if (!kind) throw refused(`kind must be one of ${KINDS.join(', ')}.`);
  if (instanceId === undefined && NEEDS_INSTANCE.has(kind))
    throw refused(`${kind} needs instanceId.`);
  return {
    kind,
    ...(instanceId !== undefined && { instanceId: textOf('instanceId', instanceId) }),
    ...(ms !== undefined && { ms: numberOf('ms', ms, 0, 3_600_000) }),
    // What a WebSocket may be closed with (RFC 6455, section 7.4).
    ...(code !== undefined && { code: numberOf('code', code, 1000, 4999) }),
    ...(reason !== undefined && { reason: textOf('reason', reason) }),
  };
}

function textOf(name: string, value: unknown): string {
  if (typeof value !== 'string') throw refused(`${name} must be a text.`);
  return value;
}

function numberOf(name: string, value: unknown, min: number, max: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    throw refused(`${name} must be a whole number from ${min} to ${max}.`);
  }
  return value;
}

function refused(message: string): ControlError {
  return new ControlError(400, message);
}
