import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { Duplex, type Stream } from 'node:stream';
import type { GuestPlan } from '../types.ts';
import { createQmp, type Qmp, type QmpEvent } from './qmp.ts';

/** How the two kinds of screen differ: a framebuffer is asked for by the old VESA mode number. */
const SCREENS: Record<GuestPlan['screen'], { memoryMb: number; kernelOptions: string }> = {
  text: { memoryMb: 128, kernelOptions: '' },
  graphics: { memoryMb: 256, kernelOptions: 'vga=0x317' },
};

/** Enough for one small Linux; QEMU would take a share of the host's memory instead. */
const TRANSLATION_CACHE_MB = 32;

export interface QemuOptions {
  instanceId: string;
  screen: GuestPlan['screen'];
  kernel: string;
  initramfs: string;
  /** The machine's own directory: its VNC socket, and its serial log for people to read. */
  dir: string;
  onSerial(text: string): void;
  onEvent(event: QmpEvent): void;
}

/** One run of a machine, from power on to power off. */
export interface QemuProcess {
  qmp: Qmp;
  /** Where the machine's VNC server listens, once QMP has answered. */
  vncSocket: string;
  /** Tells the guest's init what the host wishes: see init.sh. */
  wish(wish: 'poweroff' | 'reboot'): void;
  kill(): void;
  /** Resolves with what QEMU complained of, when its process has ended. */
  exited: Promise<string>;
}

/**
 * An instance has CPUs of its own, and needs few of ours: where it may (as root), it goes before the
 * browsers. A guest that has to wait for its turn loses keys, for its keyboard holds five (PS/2).
 */
const RATHER_THAN_OTHERS = process.getuid?.() === 0 ? ['nice', '-n', '-10'] : [];

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export function startQemu(options: QemuOptions): QemuProcess {
  const vncSocket = join(options.dir, 'vnc.sock');
  const [command = '', ...commandArguments] = [
    ...RATHER_THAN_OTHERS,
    // `exit` handlers do not run when this process is killed: then the kernel ends QEMU.
    ...['setpriv', '--pdeathsig', 'KILL'],
    ...['qemu-system-x86_64', ...qemuArguments(options, vncSocket)],
  ];
  const child = spawn(command, commandArguments, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
  });
  const { stdout: serial, stderr: complaints } = child;
  running.add(child);

  serial?.setEncoding('utf8').on('data', options.onSerial);
  let complaint = '';
  complaints?.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const wishes = connectedStream(child.stdio[4]);
  // A machine that goes may reset any of its pipes; `exited` says so.
  for (const pipe of [serial, complaints, wishes]) pipe?.on('error', () => {});

  const exited = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', () => {
      running.delete(child);
      resolve(complaint.trim());
    });
  });

  return {
    qmp: createQmp(connectedStream(child.stdio[3]), options.onEvent),
    vncSocket,
    wish(wish) {
      wishes.write(`${wish}\n`);
    },
    kill() {
      child.kill('SIGKILL');
    },
    exited,
  };
}

function qemuArguments(options: QemuOptions, vncSocket: string): string[] {
  const { memoryMb, kernelOptions } = SCREENS[options.screen];
  const serialLog = join(options.dir, 'serial.log');
  return [
    ...['-nodefaults', '-no-user-config', '-no-shutdown', '-monitor', 'none'],
    // Never KVM: where it is nested it may hang the guest (measured).
    ...['-machine', 'pc', '-accel', `tcg,tb-size=${TRANSLATION_CACHE_MB}`],
    ...['-smp', '1', '-m', String(memoryMb), '-vga', 'std'],
    ...['-kernel', options.kernel, '-initrd', options.initramfs],
    '-append',
    `console=ttyS0 console=tty0 quiet panic=-1 instance=${options.instanceId} ${kernelOptions}`,
    ...['-vnc', `unix:${vncSocket}`],
    ...['-chardev', `stdio,id=serial,signal=off,logfile=${serialLog},logappend=on`],
    ...['-serial', 'chardev:serial'],
    // File descriptors 3 and 4 are connected sockets from the start: nothing to wait or look for.
    ...['-chardev', 'socket,id=wishes,fd=4', '-serial', 'chardev:wishes'],
    ...['-chardev', 'socket,id=qmp,fd=3', '-mon', 'chardev=qmp,mode=control'],
  ];
}

/** Node types extra pipes of a child as any stream; they are sockets, open both ways. */
function connectedStream(stream: Stream | null | undefined): Duplex {
  if (stream instanceof Duplex) return stream;
  throw new Error('QEMU could not be given its control sockets.');
}
