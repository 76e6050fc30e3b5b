import { inXml } from '@/lib/platform/in-xml';

/** What a badge says: two short texts, and whether the second is an alarm. */
export type BadgeWords = {
  readonly left: string;
  readonly right: string;
  readonly label: string;
  readonly red: boolean;
};

const HEIGHT = 28;
const PAD = 9;
const SIZE = 13;

/** About how wide a text is drawn, in pixels: an ideograph is as wide as high, a Latin letter a little over half. */
const widthOf = (text: string): number =>
  Math.ceil([...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? SIZE : SIZE * 0.58), 0));

/** A badge as an SVG file: paper and ink, vermilion only for a company that is red in the ranking. */
export function badge({ left, right, label, red }: BadgeWords): string {
  const [first, second] = [widthOf(left) + 2 * PAD, widthOf(right) + 2 * PAD];
  const text = (x: number, width: number, fill: string, said: string) =>
    `<text x="${x + width / 2}" y="${HEIGHT / 2}" fill="${fill}" textLength="${width - 2 * PAD}" lengthAdjust="spacingAndGlyphs">${inXml(said)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${first + second}" height="${HEIGHT}" role="img" aria-label="${inXml(label)}"><title>${inXml(label)}</title><rect width="${first}" height="${HEIGHT}" fill="#24201d"/><rect x="${first}" width="${second}" height="${HEIGHT}" fill="${red ? '#b23a1e' : '#f6f3ee'}"/><rect x=".5" y=".5" width="${first + second - 1}" height="${HEIGHT - 1}" fill="none" stroke="#24201d"/><g font-family="PingFang SC,Noto Sans CJK SC,Microsoft YaHei,system-ui,sans-serif" font-size="${SIZE}" text-anchor="middle" dominant-baseline="central">${text(0, first, '#fbf9f5', left)}${text(first, second, red ? '#fbf9f5' : '#24201d', right)}</g></svg>\n`;
}
