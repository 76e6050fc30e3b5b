import { AXIS_TICKS, percentOnAxis } from './log-axis';

/** Labels of the shared axis, from a quarter of the market to four times it. */
export function AxisTicks() {
  return (
    <svg aria-hidden="true" width="100%" height="28" className="block overflow-visible">
      {AXIS_TICKS.map((tick) => (
        <g key={tick}>
          <line
            x1={`${percentOnAxis(tick)}%`}
            x2={`${percentOnAxis(tick)}%`}
            y1="21"
            y2="28"
            className="stroke-muted"
            strokeWidth="1"
          />
          <text x={`${percentOnAxis(tick)}%`} y="14" textAnchor="middle" className="fill-muted text-xs">
            {tick === 1 ? '1.00' : tick}
          </text>
        </g>
      ))}
    </svg>
  );
}
