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

/** What streaming keeps of some reporters: one entry each (measured: 340 bytes at 2.5 insurer-weeks), nothing per report. */
export type ReporterLedger = Map<string, Reporter>;

/** The window and the insurers that a ranking knows, in the order of their numbers. */
export type LabWindow = {
  readonly start: number;
  readonly weeks: number;
  readonly insurers: readonly string[];
  readonly insurerNumber: ReadonlyMap<string, number>;
};

/** One report as far as a ranking may use it. */
export type Note = {
  readonly reporterId: string;
  readonly created: number;
  readonly tier: Tier;
  readonly province: string;
  /** Insurer number · 64 + week; null for unknown companies and weeks. */
  readonly key: number | null;
};

export const WEEK_RADIX = 64;
const MOST_CALLS = 255;
const WEEK = 7 * 86_400_000;

/** Throws RangeError on a window of more than 64 weeks. */
export function windowOf(exposure: LabExposure): LabWindow {
  const weeks = Math.ceil(exposure.days / 7);
  if (weeks > WEEK_RADIX) throw new RangeError(`a window of ${weeks} weeks is too long`);
  const insurers = exposure.insurers.map((insurer) => insurer.insurerId).sort();
  return {
    start: Date.parse(exposure.windowStart),
    weeks,
    insurers,
    insurerNumber: new Map(insurers.map((id, i) => [id, i])),
  };
}

/**
 * What counts of a report; null for «legitimate» votes, which never subtract. Unknown companies and weeks do not count,
 * though their author does as a reporter of his province.
 */
export function noteOf(report: LabReport, { start, weeks, insurerNumber }: LabWindow): Note | null {
  if (report.kind === 'legit') return null;
  const insurer = report.claimedInsurerId === null ? undefined : insurerNumber.get(report.claimedInsurerId);
  const week = Math.floor((Date.parse(report.reportedAt) - start) / WEEK);
  return {
    reporterId: report.reporterId,
    created: Date.parse(report.reporterCreatedAt),
    tier: report.reporterTier,
    province: report.reporterProvince,
    key: insurer === undefined || !(week >= 0 && week < weeks) ? null : insurer * WEEK_RADIX + week,
  };
}

/**
 * Adds one report, in any order: counts add up, the tier is the highest seen, the creation the earliest and the province
 * the first by code, should they differ.
 */
export function addNote(ledger: ReporterLedger, { reporterId, created, tier, province, key }: Note): void {
  let reporter = ledger.get(reporterId);
  if (!reporter) {
    reporter = { province, tier, created, calls: new Map() };
    ledger.set(reporterId, reporter);
  }
  if (tier > reporter.tier) reporter.tier = tier;
  if (created < reporter.created) reporter.created = created;
  if (province < reporter.province) reporter.province = province;
  if (key !== null) reporter.calls.set(key, Math.min(MOST_CALLS, (reporter.calls.get(key) ?? 0) + 1));
}
