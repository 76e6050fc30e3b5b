import { type LaidLine, layLines, MARGIN, WIDEST } from '@/lib/import/picture/lay-lines';
import { findTextBoxes, type TextBox } from '@/lib/import/picture/text-boxes';

/** A picture set anew for recognition: every line of text on a line of its own, dark on light, all of one height. */
export type Typeset = {
  readonly canvas: HTMLCanvasElement;
  readonly boxes: readonly TextBox[];
  /** Where each box stands on the canvas, from the top. */
  readonly places: readonly { readonly top: number; readonly bottom: number }[];
  readonly width: number;
  readonly height: number;
};

const MOST_BOXES = 400;

/** Cuts a screenshot into its lines of text and sets them anew. Null when there is no text in it. */
export function typesetPicture(picture: ImageBitmap): Typeset | null {
  const scale = Math.min(1, WIDEST / picture.width);
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const source = context(width, height);
  source.drawImage(picture, 0, 0, width, height);
  const boxes = findTextBoxes(source.getImageData(0, 0, width, height)).slice(0, MOST_BOXES);
  if (boxes.length === 0) return null;
  const laid = layLines(boxes, width);
  const target = context(laid.width, laid.height);
  target.fillStyle = '#fff';
  target.fillRect(0, 0, target.canvas.width, target.canvas.height);
  target.imageSmoothingQuality = 'high';
  for (const [i, line] of laid.lines.entries()) setLine(source.canvas, target, boxes[i] as TextBox, laid.edge, line);
  const places = laid.lines.map(({ top, height: high }) => ({ top, bottom: top + high }));
  return { canvas: target.canvas, boxes, places, width, height };
}

/** Copies one line, and makes what differs from its background black. */
function setLine(
  from: HTMLCanvasElement,
  to: CanvasRenderingContext2D,
  box: TextBox,
  edge: number,
  { top, width: wide, height: high }: LaidLine,
): void {
  const [width, height] = [box.width + 2 * edge, box.height + 2 * edge];
  to.fillStyle = `rgb(${box.background.join()})`;
  to.fillRect(MARGIN, top, wide, high);
  to.drawImage(from, box.left - edge, box.top - edge, width, height, MARGIN, top, wide, high);
  const pixels = to.getImageData(MARGIN, top, wide, high);
  const { data } = pixels;
  const [r, g, b] = box.background;
  const ink = new Uint8Array(data.length / 4);
  let most = 1;
  for (let i = 0; i < ink.length; i++) {
    const at = i * 4;
    const away = Math.max(
      Math.abs((data[at] ?? 0) - r),
      Math.abs((data[at + 1] ?? 0) - g),
      Math.abs((data[at + 2] ?? 0) - b),
    );
    ink[i] = away;
    if (away > most) most = away;
  }
  for (let i = 0; i < ink.length; i++) {
    const grey = 255 - Math.round(((ink[i] ?? 0) * 255) / most);
    data.set([grey, grey, grey, 255], i * 4);
  }
  to.putImageData(pixels, MARGIN, top);
}

function context(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const drawn = canvas.getContext('2d', { willReadFrequently: true });
  if (!drawn) throw new Error('no canvas');
  return drawn;
}
