/** Files of unit tests share a process, and with it the document of those that want one. */
if (typeof document !== 'undefined') {
  document.head.replaceChildren();
  document.body.replaceChildren();
}
