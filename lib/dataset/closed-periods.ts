import { monthOf, quarterOf } from '@/lib/platform/china-time';

/**
 * Months ('YYYY-MM') and quarters ('YYYY-Qn') that are over in China at `now`, from the one that holds the first report
 * on; in the order in which they closed, a month before the quarter it ends. No report yet: none.
 */
export function closedPeriods(now: Date, firstReport: Date | null): string[] {
  if (!firstReport) return [];
  const current = monthOf(now);
  const periods: string[] = [];
  for (let month = monthOf(firstReport); month < current; month = monthAfter(month)) {
    periods.push(month);
    if (Number(month.slice(5)) % 3 === 0) periods.push(quarterOf(month));
  }
  return periods;
}

function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
