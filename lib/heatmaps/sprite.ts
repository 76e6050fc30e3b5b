import { createHash } from 'node:crypto';
import { COUNTRY, type Outline, provinceOutline, SOUTH_SEA } from './outlines';

const remembered = new Map<string, { text: string; name: string }>();

const outlineOf = (code: string): Outline | undefined => (code === 'country' ? COUNTRY : provinceOutline(code));

/** The outlines of one map as a file of paths, for `<use>`: `a` and the adcode, `coast`, `land`, `islands`. `code`: `country`, or a province. */
function spriteOf(code: string): { text: string; name: string } | null {
  const known = remembered.get(code);
  if (known) return known;
  const outline = outlineOf(code);
  if (!outline) return null;
  const paths = [
    ...Object.entries(outline.areas).map(([adcode, { d }]) => [`a${adcode}`, d] as const),
    ...(outline.coast ? [['coast', outline.coast] as const] : []),
    ...(outline.inset ? [['land', SOUTH_SEA.land] as const, ['islands', SOUTH_SEA.islands] as const] : []),
  ];
  const text = `<svg xmlns="http://www.w3.org/2000/svg">${paths.map(([id, d]) => `<path id="${id}" d="${d}"/>`).join('')}</svg>`;
  const sprite = { text, name: `${code}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.svg` };
  remembered.set(code, sprite);
  return sprite;
}

/** Address of the outlines of a map. It holds a hash of them: what stands there never changes. */
export const spritePath = (code: string): string => `/heatmaps/outlines/${spriteOf(code)?.name ?? ''}`;

/** The file under a name, or null for a name of no outlines, or of outlines of another day. */
export function spriteFile(name: string): string | null {
  const sprite = spriteOf(name.split('-')[0] ?? '');
  return sprite?.name === name ? sprite.text : null;
}
