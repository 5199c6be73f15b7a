let shared: CSSStyleSheet | undefined;

/**
 * A closed shadow root with our styles, which all roots share where the browser lets them: a list
 * may have a thousand buttons.
 */
export function attachShadow(host: HTMLElement, css: string): ShadowRoot {
  const root = host.attachShadow({ mode: 'closed' });
  try {
    if (!shared) {
      shared = new CSSStyleSheet();
      shared.replaceSync(css);
    }
    root.adoptedStyleSheets = [shared];
  } catch {
    // Firefox does not give constructed sheets to content scripts (bug 1751346).
    const style = host.ownerDocument.createElement('style');
    style.textContent = css;
    root.append(style);
  }
  return root;
}
