import 'server-only';
import sharp from 'sharp';
import { type LaidLine, layLines, MARGIN, WIDEST } from '@/lib/import/picture/lay-lines';
import { findTextBoxes, type TextBox } from '@/lib/import/picture/text-boxes';

/** A picture set anew for a reader: each line of text on a line of its own, dark on light, all of one height; `tops` tells where. */
export type TypesetPicture = {
  readonly png: Buffer;
  readonly boxes: readonly TextBox[];
  readonly tops: readonly number[];
};

/** What a hostile picture may make us draw: so many lines of so many pixels. */
const MOST_BOXES = 240;
const WIDEST_LINE = 2_400;
const MOST_PIXELS = 50_000_000;

/** Cuts a screenshot into its lines of text and sets them anew; null when there is no text in it. */
export async function typesetPicture(bytes: Buffer): Promise<TypesetPicture | null> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, pages: 1 })
    .flatten({ background: 'white' })
    .resize({ width: WIDEST, withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = { data: new Uint8ClampedArray(data), width: info.width, height: info.height };
  const boxes = findTextBoxes(pixels).slice(0, MOST_BOXES);
  if (boxes.length === 0) return null;
  const { edge, lines, width, height } = layLines(boxes, info.width, WIDEST_LINE);
  const set = await Promise.all(lines.map((line, i) => setLine(pixels, boxes[i] as TextBox, edge, line)));
  const png = await sharp({ create: { width, height, channels: 3, background: 'white' } })
    .composite(set.map((input, i) => ({ input, left: MARGIN, top: lines[i]?.top ?? 0 })))
    .greyscale()
    .png({ compressionLevel: 1 })
    .toBuffer();
  return { png, boxes, tops: lines.map(({ top }) => top) };
}

type Pixels = Parameters<typeof findTextBoxes>[0];

/** One line at the height that is read best: what differs from its background is black, the background white. */
function setLine(
  { data, width, height }: Pixels,
  { left, top, background, ...box }: TextBox,
  edge: number,
  line: LaidLine,
): Promise<Buffer> {
  const [wide, high] = [box.width + 2 * edge, box.height + 2 * edge];
  const ink = Buffer.alloc(wide * high);
  let most = 1;
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const [fromX, fromY] = [left - edge + x, top - edge + y];
      if (fromX < 0 || fromY < 0 || fromX >= width || fromY >= height) continue;
      const at = (fromY * width + fromX) * 4;
      const away = Math.max(...background.map((colour, channel) => Math.abs((data[at + channel] ?? 0) - colour)));
      ink[y * wide + x] = away;
      if (away > most) most = away;
    }
  }
  for (let i = 0; i < ink.length; i++) ink[i] = 255 - Math.round(((ink[i] ?? 0) * 255) / most);
  return sharp(ink, { raw: { width: wide, height: high, channels: 1 } })
    .resize({ width: line.width, height: line.height, fit: 'fill' })
    .png({ compressionLevel: 1 })
    .toBuffer();
}
