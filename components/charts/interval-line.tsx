import type { DrawnInterval } from './forest-row-data';
import { overflow, percentOnAxis } from './log-axis';

/** Dot and 90 % line of one row on the shared axis. Decoration: the figures stand in the cells beside it. */
export function IntervalLine({ interval, red }: { interval: DrawnInterval | null; red: boolean }) {
  return (
    <svg aria-hidden="true" width="100%" height="100%" className="absolute inset-0 overflow-visible">
      <line x1="50%" x2="50%" y1="0" y2="100%" className="stroke-ink" strokeWidth="1" strokeOpacity="0.45" />
      {interval ? <DotAndLine interval={interval} red={red} /> : null}
    </svg>
  );
}

function DotAndLine({ interval, red }: { interval: DrawnInterval; red: boolean }) {
  const [left, right] = [`${percentOnAxis(interval.low)}%`, `${percentOnAxis(interval.high)}%`];
  const beyond = overflow(interval.low, interval.high);
  return (
    <g className={red ? 'fill-vermilion stroke-vermilion' : 'fill-ink stroke-ink'}>
      <line x1={left} x2={right} y1="50%" y2="50%" strokeWidth="1.5" />
      {beyond.low ? <ArrowHead at={left} turn="M 6 -4 L 0 0 L 6 4" /> : null}
      {beyond.high ? <ArrowHead at={right} turn="M -6 -4 L 0 0 L -6 4" /> : null}
      <circle cx={`${percentOnAxis(interval.index)}%`} cy="50%" r="5" stroke="none" />
    </g>
  );
}

function ArrowHead({ at, turn }: { at: string; turn: string }) {
  return (
    <svg aria-hidden="true" x={at} y="50%" className="overflow-visible">
      <path d={turn} fill="none" strokeWidth="1.5" />
    </svg>
  );
}
