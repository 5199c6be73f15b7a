import type { Layout } from './layout.ts';

/** A character that a layout has no keys for, and how often the text has it. */
export interface Missing {
  character: string;
  count: number;
}

/**
 * The characters to type for a text: each end of a line is one Enter, and marks are joined with their
 * letters, as keyboards give them.
 */
export function charactersOf(text: string): string[] {
  return Array.from(text.replaceAll(/\r\n?/g, '\n').normalize('NFC'));
}

/** What the layout can't make, each character once, in the order in which they come. */
export function missingFrom(layout: Layout, characters: readonly string[]): Missing[] {
  const counts = new Map<string, number>();
  for (const character of characters) {
    if (layout.strokesFor(character)) continue;
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return Array.from(counts, ([character, count]) => ({ character, count }));
}

/** How many lines there are; one that is empty at the end is none. */
export function lineCount(characters: readonly string[]): number {
  const enters = enterCount(characters);
  return characters.length > 0 && characters.at(-1) !== '\n' ? enters + 1 : enters;
}

/** How often Enter is pressed. */
export const enterCount = (characters: readonly string[]): number =>
  characters.reduce((count, character) => (character === '\n' ? count + 1 : count), 0);
