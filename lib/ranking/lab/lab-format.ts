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

/** Reads one line; throws TypeError naming the line, and what is wrong with it, when it is no report. */
export function parseLabReport(line: string, lineNumber: number): LabReport {
  const report = parsed(line);
  if (report === undefined) throw new TypeError(`line ${lineNumber} is not JSON: ${line.slice(0, 60)}`);
  const wrong = wrongWith(report);
  if (wrong !== null) throw new TypeError(`line ${lineNumber} is not a report: ${wrong}`);
  return report as LabReport;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

// By hand, because a schema library costs more than all the rest of reading a line.
function wrongWith(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return 'it is no object';
  const report = value as Record<string, unknown>;
  for (const key of ['reporterId', 'reporterProvince'])
    if (typeof report[key] !== 'string' || report[key] === '') return `${key} is no text`;
  for (const key of ['reporterCreatedAt', 'reportedAt'])
    if (typeof report[key] !== 'string' || Number.isNaN(Date.parse(report[key]))) return `${key} is no time`;
  const { kind, reporterTier, claimedInsurerId } = report;
  if (kind !== 'harassment' && kind !== 'legit') return 'kind is neither harassment nor legit';
  if (reporterTier !== 0 && reporterTier !== 1 && reporterTier !== 2) return 'reporterTier is not 0, 1 or 2';
  if (claimedInsurerId !== null && typeof claimedInsurerId !== 'string')
    return 'claimedInsurerId is no text and not null';
  return null;
}
