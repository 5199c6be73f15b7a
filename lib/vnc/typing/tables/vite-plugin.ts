import { generateTables } from './generate.ts';

const ALL = 'virtual:layout-tables';
const ONE = `${ALL}/`;
/** Marks what only this plugin can load, as Rollup's plugins do. */
const RESOLVED = '\0';

/** Gives the module of all layouts' tables, and one for each, which is loaded when it is needed. */
export const layoutTables = {
  name: 'layout-tables',
  resolveId: (id: string) => (id === ALL || id.startsWith(ONE) ? RESOLVED + id : undefined),
  load(id: string): string | undefined {
    if (!id.startsWith(RESOLVED + ALL)) return undefined;
    const tables = generateTables();
    const tag = id.slice((RESOLVED + ONE).length);
    if (tag) return `export default ${JSON.stringify(tables[tag])}`;
    const loads = Object.keys(tables).map(
      (name) => `${JSON.stringify(name)}: () => import(${JSON.stringify(ONE + name)})`,
    );
    return `export const tables = {${loads.join()}}`;
  },
};
