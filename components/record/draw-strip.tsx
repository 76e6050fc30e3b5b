import { type Drawing, rectangle } from '@/components/heatmap/drawing';
import type { StripDot } from '@/lib/record/expiry-strip';

/** Reference lines of ours; see the sentence beside the drawing. */
const LINES = [60, 48, 40, 30, 0] as const;

type StripInput = {
  readonly dots: readonly StripDot[];
  readonly words: { readonly axis: string; readonly line: (days: number) => string };
  readonly width: 'wide' | 'narrow';
};

const LAYOUT = {
  wide: { width: 960, dot: 8, font: 13, top: 30 },
  narrow: { width: 340, dot: 5, font: 11, top: 44 },
};
const SIDE = 14;
const LOWEST = 90;

/** One dot a call on a line of days before expiry; calls of one day stand above each other. Calls after «stop» are filled, the others hollow. */
export function drawStrip({ dots, words, width }: StripInput): Drawing {
  const size = LAYOUT[width];
  const most = Math.max(63, ...dots.map(({ days }) => days)) + 2;
  const least = Math.min(-3, ...dots.map(({ days }) => days)) - 2;
  const highest = Math.max(0, ...dots.map(({ level }) => level)) + 1;
  const step = Math.min(size.dot * 1.25, Math.max(LOWEST, size.width / 3) / highest);
  const ground = Math.round(size.top + 12 + Math.max(44, highest * step));
  const x = (days: number) => Math.round((SIDE + ((most - days) / (most - least)) * (size.width - 2 * SIDE)) * 10) / 10;
  const y = (level: number) => Math.round((ground - (level + 0.6) * step) * 10) / 10;
  const path = (own: readonly StripDot[]) => own.map(({ days, level }) => `M${x(days)} ${y(level)}h0`).join('');
  const paint = { fill: 'none', strokeLinecap: 'round', strokeWidth: size.dot } as const;
  const body = (
    <>
      <path className="hm-strong" d={`M${SIDE} ${ground}H${size.width - SIDE}`} />
      {LINES.map((days, i) => (
        <g key={days}>
          <path className="hm-mark" d={`M${x(days)} ${size.top - (width === 'narrow' && i % 2 ? 18 : 4)}V${ground}`} />
          <text
            className="hm-text"
            x={x(days)}
            y={size.top - (width === 'narrow' && i % 2 ? 24 : 10)}
            textAnchor="middle"
            fontSize={size.font}
          >
            {words.line(days)}
          </text>
        </g>
      ))}
      <path className="stroke-muted" d={path(dots.filter(({ afterRefusal }) => !afterRefusal))} {...paint} />
      <path className="stroke-vermilion" d={path(dots.filter(({ afterRefusal }) => afterRefusal))} {...paint} />
      <text className="hm-soft" x={SIDE} y={ground + 20} fontSize={size.font}>
        {words.axis}
      </text>
    </>
  );
  return { width: size.width, height: ground + 28, body };
}

/** What the two kinds of dots mean. */
export function drawStripKey(words: { readonly call: string; readonly after: string }): Drawing {
  const body = (
    <>
      <path className="fill-muted" d={rectangle(2, 6, 10, 10)} />
      <text className="hm-soft" x={20} y={16} fontSize={13}>
        {words.call}
      </text>
      <path className="fill-vermilion" d={rectangle(102, 6, 10, 10)} />
      <text className="hm-soft" x={120} y={16} fontSize={13}>
        {words.after}
      </text>
    </>
  );
  return { width: 320, height: 22, body };
}
