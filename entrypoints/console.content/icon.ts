/** From the same set as the icons of our pages (lucide). */
const SHAPES = {
  monitor: [
    ['rect', { width: '20', height: '14', x: '2', y: '3', rx: '2' }],
    ['path', { d: 'M8 21h8M12 17v4' }],
  ],
  'chevron-down': [['path', { d: 'm6 9 6 6 6-6' }]],
} as const;

const SVG = 'http://www.w3.org/2000/svg';

/** Draws an icon; the page's policy for markup (Trusted Types) may forbid to parse it. */
export function createIcon(document: Document, name: keyof typeof SHAPES): SVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  for (const [element, attributes] of SHAPES[name]) {
    const shape = document.createElementNS(SVG, element);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
    icon.append(shape);
  }
  return icon;
}
