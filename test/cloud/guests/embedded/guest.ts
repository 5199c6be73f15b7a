import { type Duplex, duplexPair } from 'node:stream';
import { PNG } from 'pngjs';
import type { Guest, GuestPlan, Picture, PowerState } from '../../types.ts';
import { createBootSignal } from '../boot-signal.ts';
import type { Framebuffer } from './framebuffer.ts';
import { createKeyboard, scancodeOfKeysym } from './keyboard.ts';
import { serveRfb } from './rfb-server.ts';
import { createScreen } from './screens.ts';
import { type Shell, startShell } from './shell.ts';

/** A machine without a machine, switched off at first: a screen, a keyboard, a shell and an RFB server, all in Node. */
export function createEmbeddedGuest({
  instanceId,
  screen: kind,
}: Omit<GuestPlan, 'running'>): Guest {
  const screen = createScreen(kind);
  const clients = new Set<Duplex>();
  let state: PowerState = 'Stopped';
  let serial = '';
  let shell: Shell | undefined;
  const boots = createBootSignal();

  const keyboard = createKeyboard({
    character: (character) => shell?.character(character),
    control: (letter) => shell?.control(letter),
    // Linux without a desktop restarts on it, and so does this.
    controlAltDelete: () => boot(),
  });

  function boot(): void {
    screen.reset();
    screen.terminal.print(`Quick VNC local cloud: ${instanceId} (embedded guest)\n\n`);
    shell = startShell(screen.terminal, (text) => {
      serial += text;
    });
    serial += 'READY\n';
    state = 'Running';
    boots.up();
  }

  async function start(): Promise<void> {
    if (state !== 'Stopped') return;
    state = 'Starting';
    setImmediate(() => {
      if (state === 'Starting') boot();
    });
  }

  async function powerOff(): Promise<void> {
    for (const client of clients) client.destroy();
    shell = undefined;
    screen.blank();
    state = 'Stopped';
    boots.fail(new Error(`The machine of ${instanceId} was switched off.`));
  }

  return {
    kind: 'embedded',
    state: () => state,
    ready: boots.ready,
    async connectRfb() {
      if (state === 'Stopped') throw new Error(`The machine of ${instanceId} is off.`);
      const [inside, outside] = duplexPair();
      clients.add(inside);
      inside.on('close', () => {
        clients.delete(inside);
        outside.destroy();
      });
      outside.on('close', () => inside.destroy());
      serveRfb(inside, {
        framebuffer: screen.framebuffer,
        desktopName: `Quick VNC (${instanceId})`,
        onKey({ keysym, scancode = scancodeOfKeysym(keysym), down }) {
          if (scancode !== undefined) keyboard.key(scancode, down);
        },
      }).catch(() => inside.destroy());
      return outside;
    },
    start,
    stop: powerOff,
    async reboot() {
      if (state === 'Running') boot();
    },
    kill: powerOff,
    screenshot: async () => pictureOf(screen.framebuffer),
    serial: () => serial,
    dispose: powerOff,
  };
}

function pictureOf({ width, height, pixels }: Framebuffer): Picture {
  const png = new PNG({ width, height });
  pixels.forEach((color, i) => {
    png.data.writeUInt32BE(color * 256 + 255, i * 4);
  });
  return { type: 'image/png', data: PNG.sync.write(png) };
}
