import type { Terminal } from './terminal.ts';

const PROMPT = '# ';

const HELP = [
  'log TEXT   writes "LOG: TEXT" to the serial port',
  'echo TEXT  writes TEXT to the screen',
  'clear      empties the screen',
  'help       shows this list',
];

/** A line editor with a handful of commands: just enough of a shell to prove typing with. */
export interface Shell {
  character(character: string): void;
  control(letter: string): void;
}

/** Prints its prompt at once. `serial` gets what the commands write to the serial port. */
export function startShell(terminal: Terminal, serial: (text: string) => void): Shell {
  let line = '';

  const commands = new Map<string, (text: string) => void>([
    ['log', (text) => serial(`LOG: ${text}\n`)],
    ['echo', (text) => terminal.print(`${text}\n`)],
    ['clear', () => terminal.clear()],
    ['help', () => terminal.print(`${HELP.join('\n')}\n`)],
  ]);

  function run(input: string): void {
    const [name = '', ...words] = input.trim().split(/\s+/);
    if (name === '') return;
    const command = commands.get(name);
    if (command) command(words.join(' '));
    else terminal.print(`${name}: not found; "help" lists what there is\n`);
  }

  function enter(): void {
    const input = line;
    line = '';
    terminal.print('\n');
    run(input);
    terminal.print(PROMPT);
  }

  terminal.print(PROMPT);

  return {
    character(character) {
      if (character === '\n') {
        enter();
      } else if (character === '\b') {
        if (line === '') return;
        line = line.slice(0, -1);
        terminal.backspace();
      } else if (character !== '\t') {
        line += character;
        terminal.print(character);
      }
    },
    control(letter) {
      if (letter !== 'c') return;
      line = '';
      terminal.print(`^C\n${PROMPT}`);
    },
  };
}
