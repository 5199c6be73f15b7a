/** What stands in for `#i18n` in console-script.ts: labels of the usual length. */
export const i18n = { t: (key: string): string => (key === 'console.open' ? 'Quick VNC' : key) };
