import { isoWeek } from '@/lib/platform/china-time';
import type { FoldedReport } from '@/lib/ranking/units/calls-of-reports';
import type { LineUnit } from './reporter-line';

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;
/** From Thursday 1 January 1970, 00:00 UTC, back to the Monday before at midnight in China (UTC+8, no summer time since 1991). */
const TO_MONDAY = 3 * 24 * HOUR + 8 * HOUR;
const weeks = new Map<number, number>();

/** {@link isoWeek}, computed once per week: a calendar costs more than all the rest of folding. */
export function weekOfReceipt(at: Date): number {
  const number = Math.floor((at.getTime() + TO_MONDAY) / WEEK);
  const week = weeks.get(number) ?? isoWeek(at);
  weeks.set(number, week);
  return week;
}

/** Standing reports by the reporter they count for, each as a unit of one; a report that names no insurer still tells where its author lives. */
export function unitsOfReports(reports: readonly FoldedReport[]): Map<string, LineUnit[]> {
  const units = new Map<string, LineUnit[]>();
  for (const { removed, reporter_id, claim, insurer_id, received_at, province_adcode } of reports) {
    if (removed) continue;
    const own = units.get(reporter_id) ?? [];
    units.set(reporter_id, own);
    const insurerId = claim === 'named' && insurer_id !== null ? insurer_id : '';
    own.push({ insurerId, week: weekOfReceipt(received_at), provinceAdcode: province_adcode, reports: 1 });
  }
  return units;
}
