import { quarterOf } from '@/lib/platform/china-time';
import { chinaDay, chinaHour, dateOf, weekdayOf } from '@/lib/platform/day-number';
import { dayPartOfHour } from '@/lib/reports/day-part';
import { lastAnnouncedYear, publicHoliday } from '../public-holidays';
import { binOf } from './expiry-bins';
import { type CellKey, cellKey, type HeatDimension, type HeatReport, UNTOLD } from './heat-report';

/** What is folded how. Where it changes, everything is folded anew. */
export const FOLD_VERSION = `1.${lastAnnouncedYear(2025)}`;

/** The hours of the week are 0..167; from here on those of public holidays. */
export const HOLIDAY_HOURS = 168;

/** A driver as the expiry map sees him: the day of the first report, and the day the policy ends by the first report that tells. */
export type Watched = { joined: number; expiry: number | null };

/** Every cell in which a report counts, each once; whether it counts as at risk depends on the driver's first report. */
export function cellsOfReport(report: HeatReport, driver: Watched): CellKey[] {
  const quarter = quarterOf(dateOf(chinaDay(report.receivedAt)));
  const day = dateOf(chinaDay(report.calledAt));
  const hour = hourValue(report);
  const bin = binValue(report, driver);
  const keys = [
    cellKey(quarter, 'place', 'all', 'all', report.province),
    cellKey(quarter, 'city', 'region', report.province, report.city),
    cellKey(quarter, 'bin', 'part', partCode(report), bin),
  ];
  for (const [filter, code] of codesOf(report)) {
    if (filter !== 'all') keys.push(cellKey(quarter, 'place', filter, code, report.province));
    keys.push(cellKey(quarter, 'hour', filter, code, hour), cellKey(quarter, 'bin', filter, code, bin));
    keys.push(cellKey(day.slice(0, 4), 'day', filter, code, day));
  }
  return keys;
}

/** The cell that counts a driver as at risk; null until a report tells the day the policy ends. */
export const riskCell = (report: HeatReport, { joined, expiry }: Watched): CellKey | null =>
  expiry === null ? null : cellKey('risk', 'risk', 'region', report.province, `${joined}.${expiry}`);

/** Takes in what a report tells of its driver. @returns whether it was the one that told the day the policy ends */
export function watch(driver: Watched, report: HeatReport): boolean {
  if (driver.expiry !== null || report.daysToExpiry === null) return false;
  driver.expiry = chinaDay(report.calledAt) + report.daysToExpiry;
  return true;
}

const told = (code: string): string => (code === 'unknown' ? UNTOLD : code);

function codesOf(report: HeatReport): [HeatDimension, string][] {
  return [
    ['all', 'all'],
    ['insurer', report.claim === 'named' && report.insurerId !== null ? report.insurerId : UNTOLD],
    ['role', told(report.role)],
    ['relation', told(report.relation)],
    ['refusal', report.refusal === 'before' ? 'after' : UNTOLD],
  ];
}

function hourValue({ calledAt, precision }: HeatReport): string {
  if (precision !== 'minute') return UNTOLD;
  const day = chinaDay(calledAt);
  const hour = chinaHour(calledAt);
  return String(publicHoliday(dateOf(day)) ? HOLIDAY_HOURS + hour : weekdayOf(day) * 24 + hour);
}

// As exactly as the hour, so that the parts of the day and the hours tell the same sums.
const partCode = ({ calledAt, precision }: HeatReport): string =>
  precision === 'minute' ? dayPartOfHour(chinaHour(calledAt)) : UNTOLD;

// A call of the day on which the driver came is what made him come: counted as a rate it would say that coming causes calls.
function binValue(report: HeatReport, driver: Watched): string {
  if (report.carSold) return 'car_sold';
  if (report.expiryBucket === 'lapsed') return 'lapsed';
  if (report.daysToExpiry === null || chinaDay(report.calledAt) <= driver.joined) return UNTOLD;
  return String(binOf(report.daysToExpiry) ?? UNTOLD);
}
