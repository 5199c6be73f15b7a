import { BrokenFileError, type Expected } from './broken-file.ts';

/** A JSON value that knows where in the text it stands. */
export type JsonNode =
  | { type: 'object'; offset: number; entries: Map<string, JsonNode> }
  | { type: 'array'; offset: number; items: JsonNode[] }
  | { type: 'scalar'; offset: number; value: string | number | boolean | null };

/** Far more than a config has, and far less than what overflows the stack. */
const MAX_DEPTH = 100;

/** Where the reader stands. `lastIndex` of these sticky patterns does the moving. */
interface Cursor {
  text: string;
  at: number;
}

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
/** What may stand in a string as it is: everything but quotes, backslashes and control characters. */
const PLAIN = /[ !#-[\]-\uffff]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Reads JSON as RFC 8259 has it. Throws a BrokenFileError that says where what was expected.
 *
 * Why not `JSON.parse`: its messages differ between engines, give no place in some of them, and
 * quote the text, which here is made of secrets. jsonc-parser 3.3.1 reports a string's error at the
 * string's begin, calls unlike things an invalid symbol, and overflows the stack on deep nesting
 * (measured).
 */
export function readJson(text: string): JsonNode {
  const cursor = { text, at: 0 };
  const node = readValue(cursor, 0);
  skipSpace(cursor);
  if (cursor.at < text.length) throw broken(cursor, 'end');
  return node;
}

function readValue(cursor: Cursor, depth: number): JsonNode {
  skipSpace(cursor);
  if (depth > MAX_DEPTH) throw broken(cursor, 'less-nesting');
  const offset = cursor.at;
  switch (cursor.text[offset]) {
    case '{':
      return { type: 'object', offset, entries: readEntries(cursor, depth) };
    case '[':
      return { type: 'array', offset, items: readItems(cursor, depth) };
    case '"':
      return { type: 'scalar', offset, value: readString(cursor) };
    default:
      return { type: 'scalar', offset, value: readNumberOrWord(cursor) };
  }
}

function readEntries(cursor: Cursor, depth: number): Map<string, JsonNode> {
  const entries = new Map<string, JsonNode>();
  cursor.at += 1;
  if (skips(cursor, '}')) return entries;
  do {
    skipSpace(cursor);
    if (cursor.text[cursor.at] !== '"') throw broken(cursor, 'key');
    const key = readString(cursor);
    if (!skips(cursor, ':')) throw broken(cursor, 'colon');
    entries.set(key, readValue(cursor, depth + 1));
  } while (skips(cursor, ','));
  if (!skips(cursor, '}')) throw broken(cursor, 'comma-or-brace');
  return entries;
}

function readItems(cursor: Cursor, depth: number): JsonNode[] {
  const items: JsonNode[] = [];
  cursor.at += 1;
  if (skips(cursor, ']')) return items;
  do {
    items.push(readValue(cursor, depth + 1));
  } while (skips(cursor, ','));
  if (!skips(cursor, ']')) throw broken(cursor, 'comma-or-bracket');
  return items;
}

function readString(cursor: Cursor): string {
  const start = cursor.at;
  cursor.at += 1;
  for (;;) {
    take(cursor, PLAIN);
    const next = cursor.text[cursor.at];
    if (next === '"') break;
    if (next !== '\\') throw broken(cursor, 'closing-quote');
    if (take(cursor, ESCAPE) === '') throw broken(cursor, 'escape');
  }
  cursor.at += 1;
  // Checked to the last character by now, so this decodes and can't fail.
  return JSON.parse(cursor.text.slice(start, cursor.at));
}

function readNumberOrWord(cursor: Cursor): number | boolean | null {
  const isNumber = /[-\d]/.test(cursor.text[cursor.at] ?? '');
  const token = take(cursor, isNumber ? NUMBER : WORD);
  if (token === '') throw broken(cursor, isNumber ? 'number' : 'value');
  return JSON.parse(token);
}

/** Skips one character, and the space before it, if it is there. */
function skips(cursor: Cursor, char: string): boolean {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== char) return false;
  cursor.at += 1;
  return true;
}

const skipSpace = (cursor: Cursor) => take(cursor, SPACE);

/** Takes what a sticky pattern matches right here; '' if it does not. */
function take(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const token = pattern.exec(cursor.text)?.[0] ?? '';
  cursor.at += token.length;
  return token;
}

const broken = (cursor: Cursor, expected: Expected) => new BrokenFileError(cursor.at, expected);
