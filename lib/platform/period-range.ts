import { fromChinaLocal } from './china-time';

/** Start and end of a month ('2026-10') or quarter ('2026-Q4') in China; the end is the first instant after it. RangeError on other text. */
export function periodRange(period: string): [Date, Date] {
  const [, year = '', month, quarter] = /^(\d{4})-(?:(\d{2})|Q([1-4]))$/.exec(period) ?? [];
  const first = quarter ? (Number(quarter) - 1) * 3 : Number(month) - 1;
  const from = year === '' ? null : monthStart(Number(year), first);
  const to = year === '' ? null : monthStart(Number(year), first + (quarter ? 3 : 1));
  if (!from || !to) throw new RangeError(`no such period: ${period}`);
  return [from, to];
}

const monthStart = (year: number, month: number): Date | null =>
  fromChinaLocal(`${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01T00:00`);

/** A month and, if it ends one, its quarter. */
export const periodsOf = (month: string): string[] =>
  Number(month.slice(5)) % 3 === 0 ? [month, `${month.slice(0, 4)}-Q${Number(month.slice(5)) / 3}`] : [month];

/** The months of a quarter, or the month itself. */
export function monthsOf(period: string): string[] {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(period) ?? [];
  if (!quarter) return [period];
  return [2, 1, 0].map((back) => `${year}-${String(3 * Number(quarter) - back).padStart(2, '0')}`);
}
