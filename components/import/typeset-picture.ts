import { findTextBoxes, type TextBox, UNITS_ACROSS } from '@/lib/import/picture/text-boxes';

/** A picture set anew for recognition: every line of text on a line of its own, dark on light, all of one height. */
export type Typeset = {
  readonly canvas: HTMLCanvasElement;
  readonly boxes: readonly TextBox[];
  /** Where each box stands on the canvas, from the top. */
  readonly places: readonly { readonly top: number; readonly bottom: number }[];
  readonly width: number;
  readonly height: number;
};

/** Height of a line as the engine reads it best, the room around it, and how far a small picture is enlarged. */
const LINE = 44;
const ROOM = 18;
const LARGEST_SCALE = 3;
const MARGIN = 40;
/** A phone draws at most so many pixels across; larger pictures are made smaller first. */
const WIDEST = 1600;
const MOST_BOXES = 400;

/** Cuts a screenshot into its lines of text and sets them anew. Null when there is no text in it. */
export function typesetPicture(picture: ImageBitmap): Typeset | null {
  const scale = Math.min(1, WIDEST / picture.width);
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const source = context(width, height);
  source.drawImage(picture, 0, 0, width, height);
  const boxes = findTextBoxes(source.getImageData(0, 0, width, height)).slice(0, MOST_BOXES);
  if (boxes.length === 0) return null;
  const edge = Math.max(2, Math.round((2 * width) / UNITS_ACROSS));
  const scales = boxes.map((box) => Math.min(LARGEST_SCALE, LINE / box.height));
  const places: { top: number; bottom: number }[] = [];
  let top = MARGIN;
  for (const [i, box] of boxes.entries()) {
    const bottom = top + Math.ceil((box.height + 2 * edge) * (scales[i] ?? 1));
    places.push({ top, bottom });
    top = bottom + ROOM;
  }
  const widest = Math.max(...boxes.map((box, i) => (box.width + 2 * edge) * (scales[i] ?? 1)));
  const target = context(Math.ceil(widest) + 2 * MARGIN, top + MARGIN);
  target.fillStyle = '#fff';
  target.fillRect(0, 0, target.canvas.width, target.canvas.height);
  target.imageSmoothingQuality = 'high';
  for (const [i, box] of boxes.entries()) {
    setLine(source.canvas, target, box, { edge, scale: scales[i] ?? 1, top: places[i]?.top ?? 0 });
  }
  return { canvas: target.canvas, boxes, places, width, height };
}

type Place = { readonly edge: number; readonly scale: number; readonly top: number };

/** Copies one line, and makes what differs from its background black. */
function setLine(
  from: HTMLCanvasElement,
  to: CanvasRenderingContext2D,
  box: TextBox,
  { edge, scale, top }: Place,
): void {
  const [width, height] = [box.width + 2 * edge, box.height + 2 * edge];
  const [wide, high] = [Math.ceil(width * scale), Math.ceil(height * scale)];
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
