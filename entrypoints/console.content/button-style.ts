/**
 * No taller than the line it stands in: old locked tables sync the heights of their copies. A word
 * joiner keeps the icon on the line of its link. The dot and the caret come later, and take no room.
 */
export const BUTTON_STYLE = `
  :host { position: relative; white-space: nowrap; }
  :host(:not([class])) { margin-inline: 8px; }
  :host([data-quick-vnc="icon"]) { margin-inline: 0; }
  :host([data-quick-vnc="icon"])::before { content: "\\2060"; }
  button {
    min-width: 0; overflow: hidden; text-overflow: ellipsis;
    margin: 0; padding: 0; border: 0; border-radius: 2px; background: none;
    color: inherit; font: inherit; line-height: inherit; cursor: pointer;
  }
  button.framed {
    height: var(--height); padding: 0 var(--padding);
    border: 1px solid; border-radius: var(--radius);
  }
  button:not(.framed):hover { text-decoration: underline; }
  button:focus-visible { outline: 2px solid; outline-offset: 2px; }
  button[aria-busy="true"] { cursor: progress; opacity: 0.6; text-decoration: none; }
  svg {
    width: 14px; height: 14px; margin-inline-start: 6px; vertical-align: -2px;
    fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round;
  }
  button.stopped svg { opacity: 0.5; }
  .caret {
    position: relative; flex: none; width: 8px; min-width: 8px; margin-inline-end: -8px;
    overflow: visible;
  }
  .caret::after { content: ""; position: absolute; inset: -4px; }
  .framed + .caret { margin-inline: -12px 4px; }
  .caret svg { width: 8px; height: 8px; margin: 0; vertical-align: 0; fill: currentColor; }
  .shown ~ .dot {
    position: relative; display: inline-block; width: 0; height: 0; vertical-align: middle;
  }
  .shown ~ .dot::after {
    content: ""; position: absolute; top: -9px; inset-inline-start: 0;
    width: 6px; height: 6px; border-radius: 50%; background: #6063da;
  }
`;
