import fc from 'fast-check';

/** One way in which a file gets damaged; places are fractions of its length. */
type Mutation = (text: string) => string;

// Not fc.double: nearly all doubles between 0 and 1 are next to 0.
const place = fc.integer({ min: 0, max: 9999 }).map((part) => part / 10_000);
const at = (text: string, fraction: number) => Math.floor(fraction * text.length);

const range = fc.tuple(place, fc.integer({ min: 1, max: 120 })).map(
  ([from, length]) =>
    (text: string) =>
      [at(text, from), at(text, from) + length] as const,
);

const noise = fc.oneof(
  fc.constantFrom('"', '{', '}', '[', ']', ',', ':', '\\', '\n', '\r', '=', '#', '\0', '\uFEFF'),
  fc.constantFrom('null', 'true', '1e999', '"name":', '"__proto__":', '[x]\n', '{"profiles":['),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

const lines = fc.tuple(place, place);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  // Cuts a piece out: what was apart, such as a name and a secret, becomes one.
  range.map((of) => (text: string) => {
    const [from, to] = of(text);
    return text.slice(0, from) + text.slice(to);
  }),
  // Writes noise over a character, or between two.
  fc.tuple(place, noise, fc.boolean()).map(([where, written, over]) => (text: string) => {
    const from = at(text, where);
    return text.slice(0, from) + written + text.slice(from + (over ? 1 : 0));
  }),
  // Repeats a piece somewhere else.
  fc.tuple(range, place).map(([of, where]) => (text: string) => {
    const to = at(text, where);
    return text.slice(0, to) + text.slice(...of(text)) + text.slice(to);
  }),
  // Loses the end.
  place.map((where) => (text: string) => text.slice(0, at(text, where))),
  // Swaps two lines.
  lines.map(([one, other]) => (text: string) => {
    const all = text.split('\n');
    const [a, b] = [Math.floor(one * all.length), Math.floor(other * all.length)];
    [all[a], all[b]] = [all[b] ?? '', all[a] ?? ''];
    return all.join('\n');
  }),
  // Swaps the values of two lines: a secret becomes a name, a region, a role.
  lines.map(([one, other]) => (text: string) => {
    const all = text.split('\n');
    const writtenIn = (line = '') => /[:=]\s*(.*?),?\r?$/.exec(line)?.[1] ?? '';
    const [a, b] = [Math.floor(one * all.length), Math.floor(other * all.length)];
    const [first, second] = [writtenIn(all[a]), writtenIn(all[b])];
    if (!first || !second) return text;
    all[a] = all[a]?.replace(first, () => second) ?? '';
    all[b] = all[b]?.replace(second, () => first) ?? '';
    return all.join('\n');
  }),
);

/** One of the files, damaged in one to four ways. */
export const mutated = (files: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...files), fc.array(mutation, { minLength: 1, maxLength: 4 }))
    .map(([file, mutations]) => mutations.reduce((text, mutate) => mutate(text), file));
