/**
 * Public ids have 22 characters (`i-` and 20 more) without exception so far, but no page of
 * Alibaba's promises it, so a range is read and 22 is preferred.
 */
const USUAL_LENGTH = 22;
/** The address of an instance's page, as a path or inside an old hash route. */
const IN_LINK = /\/server\/(i-[a-z0-9]{8,30})(?![^/?#])/;
/**
 * What stands before and after keeps the decoys out: `eni-…`, `eci-…`, `mi-…`, `hpi-…` and ids that
 * were cut short (`i-bp1h2…`). A host name such as `iZ…Z` has no hyphen.
 */
const IN_TEXT = /(?<![\w-])i-[a-z0-9]{8,30}(?![\w-]|…|\.\.)/g;

/** The instance that a link leads to, if it leads to one. */
export function instanceIdInLink(href: string): string | undefined {
  return IN_LINK.exec(href)?.[1];
}

/** Every instance that a text names, once. */
export const instanceIdsInText = (text: string): string[] => [...new Set(text.match(IN_TEXT))];

/** The one instance that a text names. A text that names several names none. */
export function instanceIdInText(text: string): string | undefined {
  const ids = instanceIdsInText(text);
  if (ids.length <= 1) return ids[0];
  const usual = ids.filter((id) => id.length === USUAL_LENGTH);
  return usual.length === 1 ? usual[0] : undefined;
}
