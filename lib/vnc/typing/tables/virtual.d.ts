/** Made at build time by `vite-plugin.ts`. */
declare module 'virtual:layout-tables' {
  type LayoutTable = import('../layout.ts').LayoutTable;
  /** By tag, as `fr-ch`. */
  export const tables: Readonly<Record<string, () => Promise<{ default: LayoutTable }>>>;
}
