import { z } from 'zod';
import type { Tier } from '@/lib/ranking/cross-check/evidence-cells';

/** One line of `reports.ndjson` in the ranking lab's format; only what a ranking may use. */
export type LabReport = {
  readonly reporterId: string;
  readonly reporterCreatedAt: string;
  readonly reporterTier: Tier;
  readonly reporterProvince: string;
  readonly kind: 'harassment' | 'legit';
  readonly claimedInsurerId: string | null;
  readonly reportedAt: string;
};

/** `exposure.json` of the lab: vehicles and, where known, their spread over provinces. Without vehicles there is no index. */
export const labExposure = z.object({
  windowStart: z.iso.datetime({ offset: true }),
  days: z.number().int().positive(),
  provinces: z.array(z.object({ code: z.string(), vehicles: z.number().positive() })).min(1),
  insurers: z
    .array(
      z.object({
        insurerId: z.string(),
        insuredVehicles: z.number().nonnegative().nullish(),
        provinceVehicles: z.record(z.string(), z.number().nonnegative()).optional(),
      }),
    )
    .min(1),
});

export type LabExposure = z.infer<typeof labExposure>;

/** Reads one line; throws SyntaxError or TypeError naming the line when it is no report. */
export function parseLabReport(line: string, lineNumber: number): LabReport {
  const report: unknown = JSON.parse(line);
  if (!isReport(report)) throw new TypeError(`line ${lineNumber} is not a report`);
  return report;
}

// By hand, because a schema library costs more than all the rest of reading a line.
function isReport(value: unknown): value is LabReport {
  if (typeof value !== 'object' || value === null) return false;
  const { reporterId, reporterCreatedAt, reporterTier, reporterProvince, claimedInsurerId, reportedAt } =
    value as Record<string, unknown>;
  const texts = [reporterId, reporterCreatedAt, reporterProvince, reportedAt];
  return (
    texts.every((text) => typeof text === 'string') &&
    (reporterTier === 0 || reporterTier === 1 || reporterTier === 2) &&
    (claimedInsurerId === null || typeof claimedInsurerId === 'string')
  );
}
