import 'server-only';
import sharp from 'sharp';
import { findTextBoxes, type TextBox, UNITS_ACROSS } from '@/lib/import/picture/text-boxes';

/** A picture set anew for a reader: each line of text on a line of its own, dark on light, all of one height; `tops` tells where. */
export type TypesetPicture = {
  readonly png: Buffer;
  readonly boxes: readonly TextBox[];
  readonly tops: readonly number[];
};

/** As the page of the import sets them, where the figures of decision 51 were measured. */
const LINE = 44;
const ROOM = 18;
const LARGEST_SCALE = 3;
const MARGIN = 40;
const WIDEST = 1600;
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
  const edge = Math.max(2, Math.round((2 * info.width) / UNITS_ACROSS));
  const lines = await Promise.all(boxes.map((box) => setLine(pixels, box, edge)));
  const tops: number[] = [];
  let height = MARGIN;
  for (const line of lines) {
    tops.push(height);
    height += line.height + ROOM;
  }
  const width = Math.max(...lines.map((line) => line.width)) + 2 * MARGIN;
  const png = await sharp({ create: { width, height: height + MARGIN, channels: 3, background: 'white' } })
    .composite(lines.map(({ input }, i) => ({ input, left: MARGIN, top: tops[i] ?? 0 })))
    .greyscale()
    .png({ compressionLevel: 1 })
    .toBuffer();
  return { png, boxes, tops };
}

type Pixels = Parameters<typeof findTextBoxes>[0];

/** One line at the height that is read best: what differs from its background is black, the background white. */
async function setLine({ data, width, height }: Pixels, { left, top, background, ...box }: TextBox, edge: number) {
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
  const scale = Math.min(LARGEST_SCALE, LINE / box.height, WIDEST_LINE / wide);
  const size = { width: Math.ceil(wide * scale), height: Math.ceil(high * scale) };
  const input = await sharp(ink, { raw: { width: wide, height: high, channels: 1 } })
    .resize({ ...size, fit: 'fill' })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return { input, ...size };
}
