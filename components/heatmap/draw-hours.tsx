import { SOCIAL_HOURS } from '@/lib/heatmaps/unsocial-hours';
import { type Drawing, fillOf, Hatch, rectangle, stepClass } from './drawing';

/** An hour as drawn: `day` 0 (Monday) to 6, 7 for public holidays; `faded` when its difference from the market may be chance. */
export type HourMark = {
  readonly day: number;
  readonly hour: number;
  readonly step: number | null;
  readonly faded: boolean;
};

export type HourWords = {
  /** Monday to Sunday, then public holidays. */
  readonly days: readonly string[];
  /** Our reference line for hours in which nobody should call. */
  readonly unsocial: string;
};

type HourInput = { readonly id: string; readonly hours: readonly HourMark[]; readonly words: HourWords };

const HOLIDAYS = 7;

/** Cells of one paint as one path: 192 cells are some ten elements. */
function paths(id: string, hours: readonly HourMark[], place: (mark: HourMark) => string) {
  const groups = new Map<string, HourMark[]>();
  for (const mark of hours) {
    const key = mark.step === null ? 'hidden' : `${mark.step}${mark.faded ? ' faded' : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), mark]);
  }
  return [...groups].map(([key, [first, ...rest]]) => {
    if (!first) return null;
    const className = `${stepClass(first.step)}${first.faded && first.step !== null ? ' hm-faded' : ''}`;
    return (
      <path key={key} className={className} d={[first, ...rest].map(place).join('')} {...fillOf(id, first.step)} />
    );
  });
}

/** Days down, hours across: for wide screens and paper. */
export function drawHoursWide({ id, hours, words }: HourInput): Drawing {
  const [left, top, wide, tall, gap] = [84, 44, 36, 30, 2];
  const y = (day: number) => top + day * tall + (day === HOLIDAYS ? 10 : 0);
  const bottom = y(HOLIDAYS) + tall;
  const body = (
    <>
      <defs>
        <Hatch id={id} gap={6} />
      </defs>
      {words.days.map((name, day) => (
        <text key={name} className="hm-text" x={left - 10} y={y(day) + tall / 2 + 5} textAnchor="end" fontSize={14}>
          {name}
        </text>
      ))}
      {Array.from({ length: 9 }, (_, i) => i * 3).map((hour) => (
        <text key={hour} className="hm-soft" x={left + hour * wide} y={top - 8} textAnchor="middle" fontSize={13}>
          {hour}
        </text>
      ))}
      {paths(id, hours, ({ day, hour }) =>
        rectangle(left + hour * wide + gap / 2, y(day) + gap / 2, wide - gap, tall - gap),
      )}
      {SOCIAL_HOURS.map((hour) => (
        <path key={hour} className="hm-mark" d={`M${left + hour * wide} ${top - 4}V${bottom + 4}`} />
      ))}
      <text className="hm-soft" x={left + SOCIAL_HOURS[0] * wide - 6} y={top - 26} textAnchor="end" fontSize={12}>
        {words.unsocial}
      </text>
      <text className="hm-soft" x={left + SOCIAL_HOURS[1] * wide + 6} y={top - 26} fontSize={12}>
        {words.unsocial}
      </text>
    </>
  );
  return { width: left + 24 * wide + 12, height: bottom + 8, body };
}

/** Hours down, days across: for phones. */
export function drawHoursNarrow({ id, hours, words }: HourInput): Drawing {
  const [left, top, wide, tall, gap] = [30, 26, 40, 20, 2];
  const x = (day: number) => left + day * wide + (day === HOLIDAYS ? 8 : 0);
  const body = (
    <>
      <defs>
        <Hatch id={id} gap={6} />
      </defs>
      {words.days.map((name, day) => (
        <text
          key={name}
          className="hm-text"
          x={x(day) + wide / 2}
          y={top - 9}
          textAnchor="middle"
          fontSize={name.length > 4 ? 10 : 12}
        >
          {name}
        </text>
      ))}
      {Array.from({ length: 9 }, (_, i) => i * 3).map((hour) => (
        <text key={hour} className="hm-soft" x={left - 6} y={top + hour * tall + 4} textAnchor="end" fontSize={12}>
          {hour}
        </text>
      ))}
      {paths(id, hours, ({ day, hour }) =>
        rectangle(x(day) + gap / 2, top + hour * tall + gap / 2, wide - gap, tall - gap),
      )}
      {SOCIAL_HOURS.map((hour) => (
        <path key={hour} className="hm-mark" d={`M${left - 4} ${top + hour * tall}H${x(HOLIDAYS) + wide}`} />
      ))}
    </>
  );
  return { width: x(HOLIDAYS) + wide + 2, height: top + 24 * tall + 6, body };
}
