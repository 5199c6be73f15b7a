/** A screen, from the same set as the icons of our pages (lucide's "monitor"). */
const SHAPES = [
  ['rect', { width: '20', height: '14', x: '2', y: '3', rx: '2' }],
  ['path', { d: 'M8 21h8M12 17v4' }],
] as const;

const SVG = 'http://www.w3.org/2000/svg';

/** Draws the icon; the page's policy for markup (Trusted Types) may forbid to parse it. */
export function createIcon(document: Document): SVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  for (const [name, attributes] of SHAPES) {
    const shape = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
    icon.append(shape);
  }
  return icon;
}
