import { chinaDate } from '@/lib/platform/calendar-day';
import { type BillColumns, billColumns, type Rows } from './bill-columns';
import { directionOf } from './direction-words';
import { findDays } from './find-days';
import { findNumbers } from './find-numbers';
import { findCompactTime, findTimes } from './find-times';
import type { FoundCall, FoundCalls } from './found-call';

const MOST_ROWS = 200_000;
const COMPACT = /^(20\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\d{2})?$/;

/**
 * Reads the calls of a carrier's bill, or of any table whose headings name the other number and the time. Null when no such headings are found.
 * @param rows cells as text; what stands above the headings may name the year that the rows leave out
 */
export function parseBill(rows: Rows, now: Date): FoundCalls | null {
  const columns = billColumns(rows);
  if (!columns) return null;
  const today = lastDayOf(rows.slice(0, columns.header), chinaDate(now));
  const calls: FoundCall[] = [];
  let unread = 0;
  for (const row of rows.slice(columns.header + 1, columns.header + 1 + MOST_ROWS)) {
    const call = readRow(row, columns, today);
    if (call) calls.push(call);
    else if (row.some((cell) => /\d{5}/.test(cell))) unread++;
  }
  return { calls, unread, relative: false };
}

function readRow(row: readonly string[], columns: BillColumns, today: string): FoundCall | null {
  const cell = (column: number | null): string => (column === null ? '' : (row[column] ?? '').normalize('NFKC').trim());
  const direction = directionOf(cell(columns.direction));
  const inbound = direction === 'in' || direction === 'missed';
  const said = inbound && columns.caller !== null ? cell(columns.caller) : cell(columns.number);
  const number = findNumbers(said)[0]?.number;
  const when = `${cell(columns.date)} ${cell(columns.time)}`.trim().replace(COMPACT, '$1-$2-$3 $4:$5');
  const { days, rest } = findDays(when.replace(/(\d)T(\d)/, '$1 $2'), today);
  const [day] = days;
  if (!number || !day) return null;
  const time = findTimes(rest).times[0]?.time ?? findCompactTime(rest);
  return { number, day: day.day, time, direction, name: cell(columns.name) || null };
}

/** The last day that a bill's preamble names, or today: rows without a year lie before it. */
function lastDayOf(preamble: Rows, today: string): string {
  const text = preamble.flat().join(' ').normalize('NFKC');
  const days = findDays(text, today).days.map(({ day }) => day);
  const months = [...text.matchAll(/(20\d{2}) ?[年.-] ?(0?[1-9]|1[0-2])(?: ?月|(?![\d.-]))/g)];
  const ends = months.map(([, year, month]) => `${year}-${month?.padStart(2, '0')}-28`);
  const last = [...days, ...ends]
    .filter((day) => day <= today)
    .sort()
    .at(-1);
  return last ?? today;
}
