import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Between two keys of a person who types fast. */
const KEY_MS = 30;

export interface Display {
  /** What a program needs to open its windows here. */
  env: { DISPLAY: string };
  /** Presses real keys, such as `alt+shift+k`: a driver's own don't reach a browser's shortcuts. */
  pressKeys(keys: string): Promise<void>;
  /** Types a text with real keys, one after the other. */
  type(text: string): Promise<void>;
  /**
   * The title of the window that a person would type into. To ask the page says nothing:
   * Playwright gives every page the look of one that has the focus.
   */
  focusedTitle(): Promise<string>;
  /** The ids of all windows that are on the screen, menus included. */
  windows(): Promise<string[]>;
  dispose(): Promise<void>;
}

/** A screen of our own with a window manager: for real windows, focus and shortcuts. */
export async function openDisplay(size = '1440x1000'): Promise<Display> {
  const server = startServer(size);
  const number = await displayNumber(server);
  const env = { DISPLAY: `:${number}` };
  const windowManager = spawn('openbox', [], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  const xdotool = async (...args: string[]) =>
    (await run('xdotool', args, { env: { ...process.env, ...env } })).stdout.trim();
  return {
    env,
    pressKeys: async (keys) => {
      await xdotool('key', keys);
    },
    type: async (text) => {
      await xdotool('type', '--delay', `${KEY_MS}`, text);
    },
    windows: async () => {
      const ids = await xdotool('search', '--onlyvisible', '--maxdepth', '1', '--name', '');
      return ids.split('\n');
    },
    focusedTitle: () => xdotool('getactivewindow', 'getwindowname'),
    dispose: async () => {
      await stop(windowManager);
      await stop(server);
    },
  };
}

/** With `-displayfd` the server itself picks a free number and says it once it takes clients. */
function startServer(size: string): ChildProcess {
  return spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
}

async function displayNumber(server: ChildProcess): Promise<string> {
  const pipe = server.stdio[3];
  if (!pipe || !('readable' in pipe)) throw new Error('Xvfb has no pipe to say its number on.');
  const lines = createInterface({ input: pipe });
  // Xvfb ends with the tests, and may reset its pipe; the reader of lines passes that on.
  lines.on('error', () => {});
  const number = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    // Where there is no Xvfb, `once` rejects with the error of its start.
    once(server, 'exit').then(([code]) => {
      throw new Error(`Xvfb ended with code ${code} before it was ready.`);
    }),
  ]);
  lines.close();
  return number.trim();
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}
