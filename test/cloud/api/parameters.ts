import { invalidParameter, missingParameter } from './api-error.ts';

type Parameters = Map<string, string>;

export function required(parameters: Parameters, name: string): string {
  const value = parameters.get(name);
  if (value === undefined || value === '') throw missingParameter(name);
  return value;
}

export function integer(
  parameters: Parameters,
  name: string,
  { fallback, min, max }: { fallback: number; min: number; max: number },
): number {
  const text = parameters.get(name);
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw invalidParameter(name, `a whole number from ${min} to ${max} is wanted`);
  }
  return value;
}

export function flag(parameters: Parameters, name: string): boolean {
  const text = parameters.get(name)?.toLowerCase() ?? 'false';
  if (text !== 'true' && text !== 'false') {
    throw invalidParameter(name, 'true or false is wanted');
  }
  return text === 'true';
}

/** A list in one parameter: `["i-1","i-2"]`. Undefined where the parameter is absent. */
export function jsonList(parameters: Parameters, name: string): string[] | undefined {
  const text = parameters.get(name);
  if (text === undefined) return undefined;
  const list = parseJson(text);
  if (
    !Array.isArray(list) ||
    list.length > 100 ||
    !list.every((item) => typeof item === 'string')
  ) {
    throw invalidParameter(name, 'a JSON array of at most 100 strings is wanted');
  }
  return list;
}

/** A list over numbered parameters: `InstanceId.1`, `InstanceId.2`. */
export function numberedList(parameters: Parameters, name: string): string[] {
  const list: string[] = [];
  for (let number = 1; ; number += 1) {
    const value = parameters.get(`${name}.${number}`);
    if (value === undefined) break;
    list.push(value);
  }
  if (list.length > 100) throw invalidParameter(name, 'at most 100 values are wanted');
  return list;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
