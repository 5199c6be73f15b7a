import type { Range } from '../instances/search/highlight.ts';
import type { Found } from '../instances/search/search.ts';

/** How the address bar writes a part that matches, one that matters less, and plain text. */
export interface Markup {
  match(text: string): string;
  dim(text: string): string;
  plain(text: string): string;
}

/** Chromium reads a description as XML, and shows none at all if it is not well-formed. */
export const XML: Markup = {
  match: (text) => `<match>${escaped(text)}</match>`,
  // It may hold matches: what comes in is XML already.
  dim: (xml) => `<dim>${xml}</dim>`,
  plain: (text) => escaped(text),
};

/** Firefox shows a description as it is. */
export const TEXT: Markup = {
  match: (text) => text,
  dim: (text) => text,
  plain: (text) => text,
};

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What XML 1.0 can't hold, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be taken out
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(NOT_XML, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** Of addresses and tags, those that match are worth their room; more than these are not. */
const REASONS_MAX = 2;

/** One match in a line: its name and its id, where it is, and what else of it matches. */
export function describe(
  { row, reasons }: Found,
  profileName: string | undefined,
  markup: Markup,
): string {
  const part = (field: 'name' | 'id', text: string) =>
    marked(text, reasons.find((reason) => reason.field === field)?.ranges ?? [], markup);
  const why = reasons
    .filter(({ field }) => field === 'ip' || field === 'tag')
    .slice(0, REASONS_MAX)
    .map(({ text, ranges }) => marked(text, ranges, markup));
  const about = [
    part('id', row.instanceId),
    markup.plain(row.regionId),
    ...(profileName === undefined ? [] : [markup.plain(profileName)]),
    ...why,
  ];
  return `${part('name', row.name)} ${markup.dim(about.join(' · '))}`;
}

function marked(text: string, ranges: readonly Range[], markup: Markup): string {
  let written = '';
  let place = 0;
  for (const [from, to] of ranges) {
    written += markup.plain(text.slice(place, from)) + markup.match(text.slice(from, to));
    place = to;
  }
  return written + markup.plain(text.slice(place));
}

/**
 * What the address bar shows when a suggestion is chosen, and gives back at Enter. It begins with the
 * id, which names the instance; the name is for the person.
 */
export const contentOf = ({ row }: Found): string => `${row.instanceId} ${row.name}`;
