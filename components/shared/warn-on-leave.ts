/**
 * Makes the browser ask before it closes or leaves the page, as long as there is something to lose
 * at that moment. Gives back what ends that.
 */
export function warnOnLeave(page: Window, hasUnsaved: () => boolean): () => void {
  const ask = (event: Event) => {
    if (hasUnsaved()) event.preventDefault();
  };
  page.addEventListener('beforeunload', ask);
  return () => page.removeEventListener('beforeunload', ask);
}
