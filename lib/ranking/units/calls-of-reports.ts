import { isoWeek } from '@/lib/platform/china-time';
import type { Call } from './fold-calls';

/** What of a stored report the rollup looks at. `reporter_id` is the driver the reports count for now, after merges. */
export type FoldedReport = {
  readonly id: string;
  readonly reporter_id: string;
  readonly insurer_id: string | null;
  readonly claim: string;
  readonly called_at: Date;
  readonly received_at: Date;
  readonly province_adcode: string;
  readonly role: string;
  readonly relation: string;
  readonly refusal: string;
  readonly removed: boolean;
};

/** The calls that count towards the ranking, in the same order: those of a named insurer; an impersonated one does not count. */
export const callsOfReports = (reports: readonly FoldedReport[]): Call[] =>
  reports.flatMap((report) =>
    report.claim === 'named' && report.insurer_id !== null && !report.removed
      ? {
          reporterId: report.reporter_id,
          insurerId: report.insurer_id,
          week: isoWeek(report.called_at),
          provinceAdcode: report.province_adcode,
          role: report.role,
          relation: report.relation,
          refused: report.refusal === 'before',
        }
      : [],
  );
