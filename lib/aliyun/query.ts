/** A parameter before it is flattened: lists and objects become names with dots. */
export type ParamValue =
  | string
  | number
  | boolean
  | undefined
  | readonly ParamValue[]
  | { readonly [name: string]: ParamValue };

export type Params = Readonly<Record<string, ParamValue>>;

/** Percent-encodes as RFC 3986 has it: `encodeURIComponent` leaves five characters too many. */
export const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * Lists count from 1 (`InstanceId.1`), objects add their keys (`Tag.1.Key`); `undefined` is left
 * out. A parameter that the API wants as a JSON array is a string to us.
 */
export function flatten(params: Params): [name: string, value: string][] {
  return Object.entries(params).flatMap(([name, value]) => flattenValue(name, value));
}

function flattenValue(name: string, value: ParamValue): [string, string][] {
  if (value === undefined) return [];
  if (typeof value !== 'object') return [[name, String(value)]];
  const children = Array.isArray(value)
    ? value.map((item: ParamValue, index): [string, ParamValue] => [String(index + 1), item])
    : Object.entries(value);
  return children.flatMap(([key, child]) => flattenValue(`${name}.${key}`, child));
}

/** The query as it is signed, which must also be the query as it is sent. */
export function canonicalQuery(params: Params): string {
  return flatten(params)
    .sort(([a], [b]) => compareCodeUnits(a, b))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

/** The order of the signature's specification: by code units, never by the user's language. */
export const compareCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
