import type { Layout } from './layout.ts';
import { shellFile } from './shell-file.ts';
import { charactersOf, enterCount, lineCount, type Missing, missingFrom } from './text.ts';

/** What to do about characters that the layout can't make. */
export type Remedy =
  | 'leave-out'
  /** A shell of the guest writes the whole text to a file. */
  | 'shell-file';

export interface TypingPlan {
  missing: Missing[];
  /** What helps against that; empty if there is nothing missing. */
  remedies: Remedy[];
  /** What will be typed; null until a remedy is chosen that is there. */
  characters: string[] | null;
  /** Of what will be typed, or of the text while that is not known. */
  lines: number;
  enters: number;
}

/** What typing a text would come to, before anything is sent. */
export function planTyping(
  text: string,
  layout: Layout,
  choice: { remedy: Remedy | null; fileName: string },
): TypingPlan {
  const wanted = charactersOf(text);
  const missing = missingFrom(layout, wanted);
  const remedies = missing.length > 0 ? remediesFor(text, wanted, layout) : [];
  const remedy = remedies.find((one) => one === choice.remedy);
  const characters =
    missing.length > 0 ? mended(remedy, text, wanted, layout, choice.fileName) : wanted;
  return {
    missing,
    remedies,
    characters,
    lines: lineCount(characters ?? wanted),
    enters: enterCount(characters ?? wanted),
  };
}

const canType = (layout: Layout, characters: readonly string[]): boolean =>
  characters.every((character) => layout.strokesFor(character));

/** Nothing is offered that would type nothing, or that the layout can't type either. */
function remediesFor(text: string, wanted: readonly string[], layout: Layout): Remedy[] {
  const leavesSome = wanted.some((character) => layout.strokesFor(character));
  const canScript = canType(layout, charactersOf(shellFile(text, 'a')));
  return [
    ...(leavesSome ? (['leave-out'] as const) : []),
    ...(canScript ? (['shell-file'] as const) : []),
  ];
}

function mended(
  remedy: Remedy | undefined,
  text: string,
  wanted: readonly string[],
  layout: Layout,
  fileName: string,
): string[] | null {
  if (remedy === 'leave-out') return wanted.filter((character) => layout.strokesFor(character));
  if (remedy === undefined || fileName === '') return null;
  const script = charactersOf(shellFile(text, fileName));
  return canType(layout, script) ? script : null;
}
