import type { DrawnInterval } from './forest-row-data';
import { overflow, percentOnAxis } from './log-axis';

// A tenth of a percent is a third of a pixel; more digits would be a sixth of the page.
const place = (value: number): string => `${percentOnAxis(value).toFixed(1)}%`;

/** Dot and 90 % line of one row on the shared axis. Decoration: the figures stand in the cells beside it. */
export function IntervalLine({ interval, red }: { interval: DrawnInterval | null; red: boolean }) {
  return (
    <svg aria-hidden="true" width="100%" height="100%" className="interval-line">
      <line x1="50%" x2="50%" y2="100%" />
      {interval ? <DotAndLine interval={interval} red={red} /> : null}
    </svg>
  );
}

function DotAndLine({ interval, red }: { interval: DrawnInterval; red: boolean }) {
  const [left, right] = [place(interval.low), place(interval.high)];
  const beyond = overflow(interval.low, interval.high);
  return (
    <g className={red ? 'red' : undefined}>
      <line x1={left} x2={right} y1="50%" y2="50%" />
      {beyond.low ? <ArrowHead at={left} turn="M 6 -4 L 0 0 L 6 4" /> : null}
      {beyond.high ? <ArrowHead at={right} turn="M -6 -4 L 0 0 L -6 4" /> : null}
      <circle cx={place(interval.index)} cy="50%" r="5" />
    </g>
  );
}

function ArrowHead({ at, turn }: { at: string; turn: string }) {
  return (
    <svg aria-hidden="true" x={at} y="50%">
      <path d={turn} />
    </svg>
  );
}
