/** Makes the browser ask before it closes or leaves the page. Gives back what ends that. */
export function warnOnLeave(page: Window): () => void {
  const ask = (event: Event) => event.preventDefault();
  page.addEventListener('beforeunload', ask);
  return () => page.removeEventListener('beforeunload', ask);
}
