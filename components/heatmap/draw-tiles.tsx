import type { PlaceMark } from './draw-areas';
import { type Drawing, fillOf, Hatch, stepClass, UNREAD, wordsOn } from './drawing';

const SIZE = 50;
const GAP = 2;
const COLUMNS = 7;

type TileInput = {
  readonly id: string;
  readonly marks: readonly PlaceMark[];
  readonly places: readonly (readonly [adcode: string, column: number, row: number])[];
};

/** Places as equal squares: no map, so no outline weighs by its land. The name and the figure stand in the square. */
export function drawTiles({ id, marks, places }: TileInput): Drawing {
  const rows = Math.max(...places.map(([, , row]) => row)) + 1;
  const by = new Map(marks.map((mark) => [mark.adcode, mark]));
  const body = (
    <>
      <defs>
        <Hatch id={id} gap={5} />
      </defs>
      {places.map(([adcode, column, row]) => {
        const mark = by.get(adcode);
        return mark ? <Tile key={adcode} id={id} mark={mark} x={column * SIZE} y={row * SIZE} /> : null;
      })}
    </>
  );
  return { width: COLUMNS * SIZE - GAP, height: rows * SIZE - GAP, body };
}

function Tile({ id, mark, x, y }: { id: string; mark: PlaceMark; x: number; y: number }) {
  const side = SIZE - GAP;
  const middle = x + side / 2;
  const size = Math.min(13, Math.floor((side - 4) / (mark.name.length * (/[a-z]/i.test(mark.name) ? 0.56 : 1))));
  const square = (
    <>
      <title>{mark.title}</title>
      <rect className={stepClass(mark.step)} x={x} y={y} width={side} height={side} {...fillOf(id, mark.step)} />
    </>
  );
  return (
    <>
      {mark.href ? (
        <a href={mark.href} aria-label={mark.title}>
          {square}
        </a>
      ) : (
        <g>{square}</g>
      )}
      <g className="hm-words" textAnchor="middle" {...UNREAD}>
        <text className={wordsOn(mark.step)} x={middle} y={y + 21} fontSize={size}>
          {mark.name}
        </text>
        <text className={wordsOn(mark.step)} x={middle} y={y + 38} fontSize={12}>
          {mark.figure}
        </text>
      </g>
    </>
  );
}
