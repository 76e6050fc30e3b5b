import type { Tier } from '@/lib/ranking/cross-check/evidence-cells';

/** Reports of one reporter naming one insurer ('' for reports that name none), received in one ISO week, from one province. */
export type LineUnit = {
  readonly insurerId: string;
  readonly week: number;
  readonly provinceAdcode: string;
  readonly reports: number;
};

/** What sorts a reporter in the cross-check: ISO week of sign-up (the earliest of all that were merged) and evidence tier. */
export type Standing = { readonly signUpWeek: number; readonly tier: Tier };

/** All that one reporter has said within the window; units in the order of their keys, so that equal lines have equal bytes. */
export type ReporterLine = Standing & { readonly reporterId: string; readonly units: readonly LineUnit[] };

/** ISO weeks of receipt (yyyyww), both included. */
export type EvidenceWindow = { readonly fromWeek: number; readonly throughWeek: number };

/** What tells the units of a line apart, and orders them. */
export const unitKey = ({ insurerId, week, provinceAdcode }: LineUnit): string =>
  `${insurerId}|${week}|${provinceAdcode}`;

/** Units with more reports, in order; units before the window are let go. */
export function addUnits(
  units: readonly LineUnit[],
  more: readonly LineUnit[],
  { fromWeek }: EvidenceWindow,
): LineUnit[] {
  const sums = new Map<string, LineUnit>();
  for (const unit of [...units, ...more]) {
    if (unit.week < fromWeek) continue;
    const key = unitKey(unit);
    const before = sums.get(key);
    sums.set(key, before ? { ...unit, reports: before.reports + unit.reports } : unit);
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, unit]) => unit);
}

/** Where the reporter lives, to the ranking: the province of most of his reports in the window, the first by code of several. */
export function homeProvince(units: readonly LineUnit[]): string {
  const reports = new Map<string, number>();
  for (const unit of units) reports.set(unit.provinceAdcode, (reports.get(unit.provinceAdcode) ?? 0) + unit.reports);
  let home = '';
  for (const [province, count] of reports) {
    const most = reports.get(home) ?? 0;
    if (count > most || (count === most && province < home)) home = province;
  }
  return home;
}
