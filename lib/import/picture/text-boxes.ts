/** Pixels as a canvas gives them: four bytes each, rows from the top. */
export type Pixels = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };

/** Where one line of text stands in a picture, in its pixels, and the colour behind it. */
export type TextBox = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly background: readonly [number, number, number];
};

/** A phone is about this many units wide, whatever its resolution; all lengths below are in them. */
export const UNITS_ACROSS = 360;
/** Difference of a colour channel from which on a pixel is ink. */
const INK = 44;
/** Gaps up to this wide are spaces within a line of text. */
const SPACE = 7;
const LOWEST = 5;
const HIGHEST = 46;
/** A line may have strokes apart from it, as 三 has. */
const STROKE_GAP = 2;

/**
 * Finds the lines of text in a screenshot: what differs from the colour behind it, joined across spaces. Text that stands side by side with a wide
 * gap comes apart. In reading order, left column and right column by their tops.
 */
export function findTextBoxes(pixels: Pixels): TextBox[] {
  const cell = Math.max(1, Math.round(pixels.width / UNITS_ACROSS));
  const columns = Math.floor(pixels.width / cell);
  const rows = Math.floor(pixels.height / cell);
  const backgrounds = Array.from({ length: rows }, (_, row) => commonColour(pixels, row * cell + (cell >> 1)));
  const ink = inkCells(pixels, cell, columns, rows, backgrounds);
  joinSpaces(ink, columns, rows);
  return joinStrokes(components(ink, columns, rows))
    .filter(({ x0, x1, y0, y1 }) => y1 - y0 >= LOWEST && y1 - y0 <= HIGHEST && x1 - x0 >= 4)
    .map(({ x0, x1, y0, y1 }) => ({
      left: x0 * cell,
      top: y0 * cell,
      width: (x1 - x0) * cell,
      height: (y1 - y0) * cell,
      background: backgrounds[(y0 + y1) >> 1] ?? [255, 255, 255],
    }))
    .sort((a, b) => a.top - b.top || a.left - b.left);
}

/** The colour that most pixels of a row have, as near as sixteen steps tell. */
function commonColour({ data, width }: Pixels, y: number): readonly [number, number, number] {
  const counts = new Map<number, number>();
  let best = 0;
  let most = 0;
  for (let x = 0; x < width; x += 2) {
    const at = (y * width + x) * 4;
    const key = (((data[at] ?? 0) >> 4) << 8) | (((data[at + 1] ?? 0) >> 4) << 4) | ((data[at + 2] ?? 0) >> 4);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count <= most) continue;
    most = count;
    best = at;
  }
  return [data[best] ?? 255, data[best + 1] ?? 255, data[best + 2] ?? 255];
}

function inkCells(
  { data, width }: Pixels,
  cell: number,
  columns: number,
  rows: number,
  backgrounds: readonly (readonly [number, number, number])[],
): Uint8Array {
  const ink = new Uint8Array(columns * rows);
  for (let y = 0; y < rows * cell; y++) {
    const row = Math.floor(y / cell);
    const [r, g, b] = backgrounds[row] ?? [255, 255, 255];
    for (let x = 0; x < columns * cell; x++) {
      const at = (y * width + x) * 4;
      const differs =
        Math.abs((data[at] ?? 0) - r) > INK ||
        Math.abs((data[at + 1] ?? 0) - g) > INK ||
        Math.abs((data[at + 2] ?? 0) - b) > INK;
      if (differs) ink[row * columns + Math.floor(x / cell)] = 1;
    }
  }
  return ink;
}

/** Fills the gaps between the letters and words of a line; a row inked from side to side is a rule and no text. */
function joinSpaces(ink: Uint8Array, columns: number, rows: number): void {
  for (let row = 0; row < rows; row++) {
    const line = ink.subarray(row * columns, (row + 1) * columns);
    if (line.reduce((sum, cell) => sum + cell, 0) > columns * 0.8) line.fill(0);
    let last = -1;
    for (let x = 0; x < columns; x++) {
      if (!line[x]) continue;
      if (last >= 0 && x - last <= SPACE) line.fill(1, last, x);
      last = x;
    }
  }
}

type Cells = { x0: number; x1: number; y0: number; y1: number };

/** The connected patches of ink, by their bounds. */
function components(ink: Uint8Array, columns: number, rows: number): Cells[] {
  const found: Cells[] = [];
  const seen = new Uint8Array(ink.length);
  const stack: number[] = [];
  for (let start = 0; start < ink.length; start++) {
    if (!ink[start] || seen[start]) continue;
    const box = { x0: columns, x1: 0, y0: rows, y1: 0 };
    stack.push(start);
    seen[start] = 1;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const x = at % columns;
      const y = (at - x) / columns;
      box.x0 = Math.min(box.x0, x);
      box.x1 = Math.max(box.x1, x + 1);
      box.y0 = Math.min(box.y0, y);
      box.y1 = Math.max(box.y1, y + 1);
      const next = [x > 0 ? at - 1 : -1, x < columns - 1 ? at + 1 : -1, at - columns, at + columns];
      for (const to of next) {
        if (to < 0 || to >= ink.length || !ink[to] || seen[to]) continue;
        seen[to] = 1;
        stack.push(to);
      }
    }
    found.push(box);
  }
  return found;
}

/** Puts patches together that lie one in the other's line: strokes and dots apart from their letters. */
function joinStrokes(boxes: readonly Cells[]): Cells[] {
  const joined: Cells[] = [];
  for (const box of [...boxes].sort((a, b) => b.y1 - b.y0 - (a.y1 - a.y0))) {
    const host = joined.find((other) => belongs(box, other));
    if (!host) {
      joined.push({ ...box });
      continue;
    }
    host.x0 = Math.min(host.x0, box.x0);
    host.x1 = Math.max(host.x1, box.x1);
    host.y0 = Math.min(host.y0, box.y0);
    host.y1 = Math.max(host.y1, box.y1);
  }
  return joined;
}

function belongs(part: Cells, line: Cells): boolean {
  const small = part.y1 - part.y0 <= LOWEST;
  const within = part.y0 >= line.y0 - 1 && part.y1 <= line.y1 + 1;
  const beside = part.x0 - line.x1 <= SPACE && line.x0 - part.x1 <= SPACE;
  if (within) return beside;
  const over = part.x0 < line.x1 && line.x0 < part.x1;
  const near = Math.max(part.y0 - line.y1, line.y0 - part.y1) <= STROKE_GAP;
  return small && over && near && line.y1 - line.y0 < HIGHEST / 2;
}
