import { type Drawing, fillOf, Hatch, rectangle, stepClass } from './drawing';

/** A day as drawn. `step` undefined: not a day of this calendar's period. */
export type DayMark = { readonly date: string; readonly step: number | null; readonly holiday: boolean };

type CalendarInput = {
  readonly id: string;
  /** Consecutive days. */
  readonly days: readonly DayMark[];
  readonly words: { readonly month: (month: string) => string; readonly weekdays: readonly string[] };
  /** Months side by side: 4 on wide screens, 2 on phones. */
  readonly columns: number;
};

const CELL = 22;
const MONTH = { width: 7 * CELL, height: 62 + 6 * CELL, gap: 26 };

/** Weekday of a date, Monday 0. */
const weekdayOf = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

/** A year of small months, Monday first; public holidays carry a frame. */
export function drawCalendar({ id, days, words, columns }: CalendarInput): Drawing {
  const months = new Map<string, DayMark[]>();
  for (const day of days) {
    const month = day.date.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), day]);
  }
  const rows = Math.ceil(months.size / columns);
  const body = (
    <>
      <defs>
        <Hatch id={id} gap={6} />
      </defs>
      {[...months].map(([month, own], i) => (
        <Month
          key={month}
          id={id}
          title={words.month(month)}
          weekdays={words.weekdays}
          days={own}
          x={(i % columns) * (MONTH.width + MONTH.gap)}
          y={Math.floor(i / columns) * MONTH.height}
        />
      ))}
    </>
  );
  return { width: columns * (MONTH.width + MONTH.gap) - MONTH.gap + 2, height: rows * MONTH.height, body };
}

type MonthInput = {
  id: string;
  title: string;
  weekdays: readonly string[];
  days: readonly DayMark[];
  x: number;
  y: number;
};

function Month({ id, title, weekdays, days, x, y }: MonthInput) {
  const offset = weekdayOf(`${days[0]?.date.slice(0, 7)}-01`);
  const groups = new Map<string, string>();
  let holidays = '';
  for (const { date, step, holiday } of days) {
    const place = offset + Number(date.slice(8)) - 1;
    const [left, top] = [x + (place % 7) * CELL, y + 46 + Math.floor(place / 7) * CELL];
    const key = step === null ? 'hidden' : String(step);
    groups.set(key, (groups.get(key) ?? '') + rectangle(left + 1, top + 1, CELL - 2, CELL - 2));
    if (holiday) holidays += rectangle(left + 2, top + 2, CELL - 4, CELL - 4);
  }
  return (
    <g>
      <text className="hm-text" x={x} y={y + 16} fontSize={15} fontWeight={600}>
        {title}
      </text>
      {weekdays.map((name, i) => (
        <text key={name} className="hm-soft" x={x + i * CELL + CELL / 2} y={y + 38} textAnchor="middle" fontSize={11}>
          {name}
        </text>
      ))}
      {[...groups].map(([key, d]) => {
        const step = key === 'hidden' ? null : Number(key);
        return <path key={key} className={stepClass(step)} d={d} {...fillOf(id, step)} />;
      })}
      {holidays ? <path className="hm-holiday" d={holidays} /> : null}
    </g>
  );
}
