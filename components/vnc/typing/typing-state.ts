import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { TypingManner } from '../../../lib/viewers/typing-memory.ts';
import { pasteShortcut, releaseModifiers } from '../../../lib/vnc/typing/key-event.ts';
import { CAREFUL_MS, FASTEST_MS } from '../../../lib/vnc/typing/pace.ts';
import { planTyping, type Remedy, type TypingPlan } from '../../../lib/vnc/typing/plan.ts';
import { createLayoutState, type LayoutDeps, type LayoutState } from './layout-state.ts';
import { createRunState, type RunDeps, type RunState } from './run-state.ts';

/** What the box shows: nothing, a text to work on, or the question whether to type its lines. */
export type BoxStep = 'closed' | 'edit' | 'confirm';

/** Why a file was not taken. */
export type FileProblem = 'too-large' | 'not-text';

export interface Typing {
  readonly layout: LayoutState;
  readonly runs: RunState;
  readonly step: Signal<BoxStep>;
  /** The box was opened by Ctrl+V, which the person may have meant for the guest. */
  readonly isPaste: Signal<boolean>;
  readonly text: Signal<string>;
  readonly fileProblem: Signal<FileProblem | null>;
  readonly manner: Signal<TypingManner>;
  readonly remedy: Signal<Remedy | null>;
  readonly fileName: Signal<string>;
  /** What the text would come to; null until the layout is there. */
  readonly plan: ReadonlySignal<TypingPlan | null>;
  readonly isLive: ReadonlySignal<boolean>;
  /** Recalls what was chosen before, and watches the session. Gives back what ends that. */
  start(): () => void;
  open(text?: string): void;
  openFileProblem(problem: FileProblem): void;
  /** A text came with Ctrl+V: asks, or types it at once, as is set. */
  paste(text: string): void;
  /** Goes on from the box: to the question, or to typing. */
  submit(): void;
  close(): void;
  /** Gives the guest the Ctrl+V itself. */
  sendShortcut(): void;
  setManner(change: Partial<TypingManner>): void;
  /** Puts away how the typing ended. */
  dismiss(): void;
  /** Gives the person's own keyboard back to the guest. */
  focusScreen(): void;
  /** Opens the box with what has not certainly arrived. */
  editRest(): void;
}

export interface TypingDeps extends LayoutDeps, RunDeps {
  /** Gives the person's own keyboard back to the guest. */
  focusScreen(): void;
}

const DEFAULT_FILE_NAME = 'pasted.txt';

/** The text that is being written and typed in one viewer. */
export function createTyping(deps: TypingDeps): Typing {
  const layout = createLayoutState(deps);
  const runs = createRunState(deps);
  const step = signal<BoxStep>('closed');
  const isPaste = signal(false);
  const text = signal('');
  const fileProblem = signal<FileProblem | null>(null);
  const manner = signal<TypingManner>({ paste: 'ask', careful: false });
  const remedy = signal<Remedy | null>(null);
  const fileName = signal(DEFAULT_FILE_NAME);
  const isLive = computed(() => deps.session.value.name === 'live');

  const plan = computed(() => {
    const choice = { remedy: remedy.value, fileName: fileName.value };
    return layout.loaded.value && planTyping(text.value, layout.loaded.value, choice);
  });

  const liveKeyboard = () => (isLive.value ? deps.keyboard() : null);

  function open(given: string, paste = false): void {
    // One text at a time: the characters of two would mix.
    if (runs.isUnderWay()) return;
    // What is held for Ctrl+V, or for the toolbar's chord, goes up where the focus has gone by then.
    liveKeyboard()?.releaseHeld();
    text.value = given;
    isPaste.value = paste;
    fileProblem.value = null;
    remedy.value = null;
    fileName.value = DEFAULT_FILE_NAME;
    step.value = 'edit';
  }

  /** Nothing of a text is kept, since it may be a password. */
  function close(): void {
    // Once more: on Windows noVNC holds a Ctrl back for a while, and sends it then.
    liveKeyboard()?.releaseHeld();
    step.value = 'closed';
    text.value = '';
    deps.focusScreen();
  }

  function type(): void {
    const { loaded } = layout;
    const characters = plan.value?.characters;
    if (!loaded.value || !characters?.length || !isLive.value) return;
    close();
    runs.begin(characters, loaded.value, manner.value.careful ? CAREFUL_MS : FASTEST_MS);
  }

  return {
    layout,
    runs,
    step,
    isPaste,
    text,
    fileProblem,
    manner,
    remedy,
    fileName,
    plan,
    isLive,
    start() {
      layout.recall();
      deps.memory.manner().then((recalled) => {
        manner.value = recalled;
      });
      return runs.watch();
    },
    open: (given = '') => open(given),
    openFileProblem(problem) {
      open('');
      fileProblem.value = problem;
    },
    paste(given) {
      open(given, true);
      const { enters = 0, missing } = plan.value ?? {};
      // What needs a person first is shown to one.
      if (missing?.length !== 0) return;
      if (enters > 0) step.value = 'confirm';
      else if (manner.value.paste === 'always') type();
    },
    submit() {
      const { characters, enters = 0 } = plan.value ?? {};
      if (!characters?.length || !isLive.value) return;
      if (step.value === 'edit' && enters > 0) step.value = 'confirm';
      else type();
    },
    close,
    sendShortcut() {
      close();
      const keyboard = liveKeyboard();
      for (const event of [...releaseModifiers(), ...pasteShortcut()]) keyboard?.send(event);
    },
    setManner(change) {
      manner.value = { ...manner.value, ...change };
      deps.memory.setManner(manner.value);
    },
    dismiss() {
      runs.forget();
      deps.focusScreen();
    },
    focusScreen: deps.focusScreen,
    editRest() {
      const { characters = [], progress } = runs.run.value ?? {};
      runs.forget();
      open(characters.slice(progress?.taken).join(''));
    },
  };
}
