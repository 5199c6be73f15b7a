import type { Choice } from '../shared/field.tsx';
import { namedRegions } from '../shared/region-name.ts';

/** The regions that we know of, for when the account can't be asked. */
export const builtInRegions = (): Choice[] =>
  namedRegions().map(({ id, name }) => ({ value: id, label: name }));
