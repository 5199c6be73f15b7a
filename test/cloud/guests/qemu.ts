import { EventEmitter, once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Guest, GuestPlan, PowerState } from '../types.ts';
import { createBootSignal } from './boot-signal.ts';
import { type QemuProcess, startQemu } from './qemu-process.ts';
import type { QmpEvent } from './qmp.ts';

/** A guest that has not done by then what it was asked to is not asked any more. */
const PATIENCE_MS = 5000;

export interface QemuGuestOptions extends Omit<GuestPlan, 'running'> {
  kernel: string;
  initramfs: string;
  /** An own directory for this machine's files. */
  dir: string;
}

/** A real virtual machine under QEMU's software emulation, switched off at first. */
export function createQemuGuest(options: QemuGuestOptions): Guest {
  const { instanceId, dir } = options;
  const boots = createBootSignal();
  const resets = new EventEmitter();
  let machine: QemuProcess | undefined;
  let state: PowerState = 'Stopped';
  let serial = '';
  /** Where in `serial` the present boot begins. */
  let bootStart = 0;
  mkdirSync(dir, { recursive: true });

  function onSerial(text: string): void {
    serial += text;
    if (boots.isUp() || !/^READY\r?$/m.test(serial.slice(bootStart))) return;
    if (state === 'Starting') state = 'Running';
    boots.up();
  }

  function bootsAnew(): void {
    bootStart = serial.length;
    boots.restart();
  }

  function onEvent({ name, data }: QmpEvent): void {
    if (name === 'RESET') {
      bootsAnew();
      resets.emit('reset');
    }
    if (name === 'SHUTDOWN' && data.reason === 'guest-shutdown') {
      // With -no-shutdown QEMU only pauses here; a machine that is off has no process.
      state = 'Stopping';
      machine?.kill();
    }
  }

  async function start(): Promise<void> {
    if (state !== 'Stopped') return;
    state = 'Starting';
    bootStart = serial.length;
    const started = startQemu({ ...options, onSerial, onEvent });
    machine = started;
    started.exited.then((complaint) => {
      machine = undefined;
      state = 'Stopped';
      boots.fail(new Error(`The machine of ${instanceId} has ended. ${complaint}`.trim()));
    });
    // Also tells that the VNC server is there: QEMU answers only after it has set up everything.
    await started.qmp.execute('qmp_capabilities');
  }

  function poweredMachine(): QemuProcess {
    if (!machine) throw new Error(`The machine of ${instanceId} is off.`);
    return machine;
  }

  async function kill(): Promise<void> {
    machine?.kill();
    await machine?.exited;
  }

  async function stop({ force }: { force: boolean }): Promise<void> {
    if (!machine) return;
    state = 'Stopping';
    if (!force) {
      machine.wish('poweroff');
      await inTime(machine.exited);
    }
    await kill();
  }

  return {
    kind: 'qemu',
    state: () => state,
    ready: boots.ready,
    async connectRfb() {
      const { qmp, vncSocket } = poweredMachine();
      await qmp.execute('query-status');
      const socket = connect(vncSocket);
      await once(socket, 'connect');
      return socket;
    },
    start,
    stop,
    async reboot({ force }) {
      const { qmp, wish } = poweredMachine();
      state = 'Starting';
      bootsAnew();
      if (!force) wish('reboot');
      const obeyed = !force && (await inTime(once(resets, 'reset')));
      if (!obeyed) await qmp.execute('system_reset');
    },
    kill,
    async screenshot() {
      const { qmp } = poweredMachine();
      const file = join(dir, `screen-${process.hrtime.bigint()}.png`);
      await qmp.execute('screendump', { filename: file, format: 'png' });
      const data = await readFile(file);
      await rm(file);
      return { type: 'image/png', data };
    },
    serial: () => serial,
    dispose: kill,
  };
}

/** Whether something happens before our patience with the guest is at its end. */
function inTime(event: Promise<unknown>): Promise<boolean> {
  return Promise.race([event.then(() => true), delay(PATIENCE_MS, false, { ref: false })]);
}
