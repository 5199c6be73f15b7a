import { Duplex } from 'node:stream';
import type { Guest, PowerState } from '../types.ts';

export interface FakeGuest extends Guest {
  /** Every operation that was done on it, such as `stop force`. */
  done: string[];
  become(state: PowerState): void;
}

/** A machine that does what it is told at once, and remembers it. */
export function fakeGuest(initial: PowerState): FakeGuest {
  let state = initial;
  const done: string[] = [];
  const act = async (what: string, next: PowerState) => {
    done.push(what);
    state = next;
  };
  return {
    kind: 'embedded',
    done,
    become(next) {
      state = next;
    },
    state: () => state,
    ready: async () => {},
    connectRfb: async () => new Duplex(),
    start: () => act('start', 'Starting'),
    stop: ({ force }) => act(force ? 'stop force' : 'stop', 'Stopping'),
    reboot: ({ force }) => act(force ? 'reboot force' : 'reboot', 'Starting'),
    kill: () => act('kill', 'Stopped'),
    screenshot: async () => ({ type: 'image/png', data: Buffer.from('a picture') }),
    serial: () => 'READY 你好\n',
    dispose: async () => {},
  };
}
