import type { Fault, FaultKind, Guest } from '../types.ts';
import type { Connection } from './connection.ts';

/** What a fault lasts if it does not say so. A half-open connection stays so for good. */
const DEFAULT_STALL_MS = 5000;
const DEFAULT_RESTART_MS = 2000;

export interface FaultTargets {
  /** The connections and machines that the fault means. */
  wires: Connection[];
  guests: Guest[];
  /** All connections there are: a restart of the proxy spares none. */
  everyWire: Connection[];
  refuseFor(ms: number): void;
}

const INFLICT: Record<FaultKind, (targets: FaultTargets, fault: Fault) => unknown> = {
  reset: ({ wires }) => each(wires, (wire) => wire.reset('fault: reset')),
  'half-open': ({ wires }, { ms = Number.POSITIVE_INFINITY }) =>
    each(wires, (wire) => wire.goHalfOpen(ms)),
  stall: ({ wires }, { ms = DEFAULT_STALL_MS }) => each(wires, (wire) => wire.stall(ms)),
  close: ({ wires }, { code = 1011, reason = 'fault: close' }) =>
    each(wires, (wire) => wire.close(code, reason)),
  garbage: ({ wires }) => each(wires, (wire) => wire.sendGarbage()),
  'proxy-restart': ({ everyWire, refuseFor }, { ms = DEFAULT_RESTART_MS }) => {
    refuseFor(ms);
    each(everyWire, (wire) => wire.reset('fault: proxy-restart'));
  },
  'vm-reset': ({ guests }) => Promise.all(guests.map((guest) => guest.reboot({ force: true }))),
  'vm-kill': ({ guests }) => Promise.all(guests.map((guest) => guest.kill())),
};

/** Makes one thing go wrong. Resolves when it has begun to be wrong. */
export async function inflictFault(fault: Fault, targets: FaultTargets): Promise<void> {
  await INFLICT[fault.kind](targets, fault);
}

function each(wires: Connection[], act: (wire: Connection) => void): void {
  for (const wire of wires) act(wire);
}
