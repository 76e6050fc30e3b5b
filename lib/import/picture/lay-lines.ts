import { type TextBox, UNITS_ACROSS } from './text-boxes';

/** A picture is read no wider than this, in pixels: larger ones are made smaller first. */
export const WIDEST = 1600;
/** White around all lines, in pixels. */
export const MARGIN = 40;
/** Height of a line as the engine reads it best, the room below it, and how far a small picture is enlarged (decision 51). */
const LINE = 44;
const ROOM = 18;
const LARGEST_SCALE = 3;

/** A box of text at its place in the picture set anew, in pixels of that. */
export type LaidLine = {
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Every line of text on a line of its own, all of one height. */
export type LaidLines = {
  /** What is taken along around each box, in pixels of the source. */
  readonly edge: number;
  readonly lines: readonly LaidLine[];
  readonly width: number;
  readonly height: number;
};

/**
 * Where the lines of a screenshot stand when they are set anew for recognition.
 * @param across width of the picture, in pixels
 * @param widestLine how wide a line may become
 */
export function layLines(boxes: readonly TextBox[], across: number, widestLine = Number.POSITIVE_INFINITY): LaidLines {
  const edge = Math.max(2, Math.round((2 * across) / UNITS_ACROSS));
  let top = MARGIN;
  const lines = boxes.map((box): LaidLine => {
    const [width, height] = [box.width + 2 * edge, box.height + 2 * edge];
    const scale = Math.min(LARGEST_SCALE, LINE / box.height, widestLine / width);
    const line = { top, width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
    top += line.height + ROOM;
    return line;
  });
  return { edge, lines, width: Math.max(0, ...lines.map(({ width }) => width)) + 2 * MARGIN, height: top + MARGIN };
}
