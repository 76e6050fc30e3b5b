import type { Tier } from '@/lib/ranking/cross-check/evidence-cells';
import type { LabExposure, LabReport } from './lab-format';

/** Calls by insurer number · 64 + week; counts stop at 255, beyond every cap. */
export type Reporter = {
  province: string;
  tier: Tier;
  /** Creation, milliseconds since 1970. */
  created: number;
  readonly calls: Map<number, number>;
};

/** What streaming keeps: one entry per reporter (measured: 340 bytes at 2.5 insurer-weeks each), nothing per report. */
export type ReporterLedger = {
  readonly windowStart: number;
  readonly weeks: number;
  readonly insurers: readonly string[];
  readonly insurerNumber: ReadonlyMap<string, number>;
  readonly reporters: Map<string, Reporter>;
};

export const WEEK_RADIX = 64;
const MOST_CALLS = 255;
const WEEK = 7 * 86_400_000;

export function openLedger(exposure: LabExposure): ReporterLedger {
  const weeks = Math.ceil(exposure.days / 7);
  if (weeks > WEEK_RADIX) throw new RangeError(`a window of ${weeks} weeks is too long`);
  const insurers = exposure.insurers.map((insurer) => insurer.insurerId).sort();
  const insurerNumber = new Map(insurers.map((id, i) => [id, i]));
  return { windowStart: Date.parse(exposure.windowStart), weeks, insurers, insurerNumber, reporters: new Map() };
}

/**
 * Notes one report, in any order: counts add up, the tier is the highest seen, the creation the earliest and the province
 * the first by code, should they differ. «Legitimate» votes never subtract; unknown companies and weeks do not count,
 * though their author does as a reporter of his province.
 */
export function noteReport(ledger: ReporterLedger, report: LabReport): void {
  if (report.kind === 'legit') return;
  const created = Date.parse(report.reporterCreatedAt);
  const { reporterProvince: province, reporterTier: tier } = report;
  let reporter = ledger.reporters.get(report.reporterId);
  if (!reporter) {
    reporter = { province, tier, created, calls: new Map() };
    ledger.reporters.set(report.reporterId, reporter);
  }
  if (tier > reporter.tier) reporter.tier = tier;
  if (created < reporter.created) reporter.created = created;
  if (province < reporter.province) reporter.province = province;
  const insurer = report.claimedInsurerId === null ? undefined : ledger.insurerNumber.get(report.claimedInsurerId);
  const week = Math.floor((Date.parse(report.reportedAt) - ledger.windowStart) / WEEK);
  if (insurer === undefined || !(week >= 0 && week < ledger.weeks)) return;
  const key = insurer * WEEK_RADIX + week;
  reporter.calls.set(key, Math.min(MOST_CALLS, (reporter.calls.get(key) ?? 0) + 1));
}
