/** What a layout is called in the language of the page, as `German (Switzerland)`. */
export function layoutName(tag: string, language: string): string {
  const names = new Intl.DisplayNames(language, { type: 'language', languageDisplay: 'standard' });
  return names.of(tag) ?? tag;
}
