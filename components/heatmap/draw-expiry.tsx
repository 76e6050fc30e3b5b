import { type Drawing, fillOf, Hatch, rectangle, stepClass } from './drawing';

export type ExpiryCellMark = {
  readonly from: number;
  readonly to: number;
  readonly row: number;
  readonly step: number | null;
};
export type ExpiryCurveBin = {
  readonly from: number;
  readonly to: number;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

type ExpiryInput = {
  readonly id: string;
  readonly curve: readonly ExpiryCurveBin[];
  /** Names of the rows below the curve; none leaves the curve alone. */
  readonly rows: readonly string[];
  readonly cells: readonly ExpiryCellMark[];
  readonly words: { readonly axis: string; readonly rate: string; readonly day: (days: number) => string };
  readonly width: 'wide' | 'narrow';
};

/** Days before expiry that mean something: see the list beside the chart. */
export const REFERENCE_DAYS = [60, 48, 40, 30, 0] as const;

const LAYOUT = {
  wide: { width: 960, right: 16, top: 30, curve: 190, row: 26, font: 13 },
  narrow: { width: 340, right: 8, top: 26, curve: 150, row: 24, font: 12 },
};
type Size = (typeof LAYOUT)['wide'] & { readonly left: number };

/** Room for the longest name of a row, which a phone has little of. */
function leftOf(rows: readonly string[], width: 'wide' | 'narrow'): number {
  const length = (name: string) => [...name].reduce((sum, sign) => sum + (sign > '\u2e80' ? 1 : 0.58), 0);
  const room = Math.ceil(Math.max(2.6, ...rows.map(length)) * LAYOUT[width].font) + 12;
  return width === 'wide' ? Math.max(84, room) : Math.min(130, room);
}

type Scale = { readonly x: (days: number) => number; readonly y: (rate: number) => number; readonly top: number };

/** Days to expiry from left to right as time runs: the rate with its interval above, parts of the day or insurers below, lines through both. */
export function drawExpiry({ id, curve, rows, cells, words, width }: ExpiryInput): Drawing {
  const size: Size = { ...LAYOUT[width], left: leftOf(rows, width) };
  const [first, last] = [Math.max(...curve.map(({ to }) => to)) + 1, Math.min(...curve.map(({ from }) => from))];
  const highest = Math.max(...curve.map(({ high, rate }) => high ?? rate ?? 0), 0) || 1;
  const most = roundUp(highest);
  const scale: Scale = {
    x: (days) => round1(size.left + ((first - days) / (first - last)) * (size.width - size.left - size.right)),
    y: (rate) => round1(size.top + size.curve - (rate / most) * (size.curve - 14)),
    top: size.top,
  };
  const heat = size.top + size.curve + 34;
  const bottom = heat + rows.length * size.row;
  const body = (
    <>
      <defs>
        <Hatch id={id} gap={6} />
      </defs>
      <Grid scale={scale} most={most} size={size} rate={words.rate} />
      <Heat {...{ id, rows, cells, scale, size }} top={heat} />
      {REFERENCE_DAYS.filter((days) => days <= first && days >= last).map((days) => (
        <g key={days}>
          <path
            className="hm-mark"
            d={`M${scale.x(days)} ${size.top - 6}V${rows.length > 0 ? bottom : size.top + size.curve}`}
          />
          <text className="hm-text" x={scale.x(days)} y={size.top - 12} textAnchor="middle" fontSize={size.font}>
            {words.day(days)}
          </text>
        </g>
      ))}
      <Curve curve={curve} scale={scale} />
      <text className="hm-soft" x={size.left} y={size.top + size.curve + 22} fontSize={size.font}>
        {words.axis}
      </text>
    </>
  );
  return { width: size.width, height: rows.length > 0 ? bottom + 4 : size.top + size.curve + 30, body };
}

const round1 = (value: number) => Math.round(value * 10) / 10;

function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Number((([1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((each) => each * power >= value) ?? 10) * power).toPrecision(6));
}

function Grid({ scale, most, size, rate }: { scale: Scale; most: number; size: Size; rate: string }) {
  return (
    <>
      {[0, most / 2, most].map((value) => (
        <g key={value}>
          <path
            className={value === 0 ? 'hm-strong' : 'hm-rule'}
            d={`M${size.left} ${scale.y(value)}H${size.width - size.right}`}
          />
          <text className="hm-soft" x={size.left - 8} y={scale.y(value) + 4.5} textAnchor="end" fontSize={size.font}>
            {Number(value.toPrecision(3))}
          </text>
        </g>
      ))}
      <text className="hm-soft" x={4} y={size.top - 12} fontSize={size.font}>
        {rate}
      </text>
    </>
  );
}

type HeatInput = Pick<ExpiryInput, 'id' | 'rows' | 'cells'> & { scale: Scale; size: Size; top: number };

function Heat({ id, rows, cells, scale, size, top }: HeatInput) {
  return (
    <>
      {cells.map(({ from, to, row, step }) => (
        <path
          key={`${row} ${from}`}
          className={stepClass(step)}
          d={rectangle(
            scale.x(to + 1) + 0.5,
            top + row * size.row + 1,
            round1(scale.x(from) - scale.x(to + 1) - 1),
            size.row - 2,
          )}
          {...fillOf(id, step)}
        />
      ))}
      {rows.map((name, row) => (
        <text
          key={name}
          className="hm-text"
          x={size.left - 8}
          y={top + row * size.row + size.row / 2 + 4.5}
          textAnchor="end"
          fontSize={size.font}
        >
          {name}
        </text>
      ))}
    </>
  );
}

/** The line breaks where a bin is hidden: nothing is drawn across what is not known. */
function Curve({ curve, scale }: { curve: readonly ExpiryCurveBin[]; scale: Scale }) {
  const middle = ({ from, to }: ExpiryCurveBin) => scale.x((from + to + 1) / 2);
  const runs: (ExpiryCurveBin & { rate: number })[][] = [[]];
  for (const bin of [...curve].sort((a, b) => b.from - a.from)) {
    if (bin.rate === null) runs.push([]);
    else runs.at(-1)?.push({ ...bin, rate: bin.rate });
  }
  return runs
    .filter((run) => run.length > 0)
    .map((run) => {
      const over = run.map((bin) => `${middle(bin)} ${scale.y(bin.high ?? bin.rate)}`);
      const under = run.map((bin) => `${middle(bin)} ${scale.y(bin.low ?? bin.rate)}`).reverse();
      const line = run.map((bin) => `${middle(bin)} ${scale.y(bin.rate)}`);
      return (
        <g key={run[0]?.from}>
          <path className="hm-band" d={`M${[...over, ...under].join('L')}z`} />
          <path className="hm-curve" d={`M${line.join('L')}`} />
          {run.length === 1 ? (
            <circle className="hm-dot" cx={line[0]?.split(' ')[0]} cy={line[0]?.split(' ')[1]} r={3} />
          ) : null}
        </g>
      );
    });
}
