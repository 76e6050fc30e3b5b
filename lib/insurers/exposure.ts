import { z } from 'zod';
import data from '@/prisma/reference/exposure.json';

const denominator = {
  year: z.int(),
  premiumYi: z.number().positive(),
  vehicles: z.number().positive(),
  basis: z.string(),
  logSd: z.number().positive(),
  source: z.string(),
  note: z.string(),
};
const ownRow = z.strictObject({ insurerId: z.string(), grade: z.enum(['A', 'B']), ...denominator });
const pooledRow = z.strictObject({
  insurerId: z.null(),
  grade: z.literal('pooled'),
  members: z.int().positive(),
  ...denominator,
});

/**
 * Cars one insurer covers. `premiumYi` in 亿元 a year, `vehicles` = premium ÷ 2,891 yuan (Ping An's average of 2024),
 * `logSd` the standard deviation of the logarithm. Grade A: motor premium sourced; B: derived, or partial.
 */
export type Exposure = Readonly<z.infer<typeof ownRow>>;

/** One denominator for all insurers without a row of their own; it says nothing about a single member. */
export type PooledExposure = Readonly<z.infer<typeof pooledRow>>;

const rows = z.array(z.discriminatedUnion('grade', [ownRow, pooledRow])).parse(data.rows);

export const EXPOSURE: readonly Exposure[] = rows.filter((row) => row.grade !== 'pooled');

export const POOLED_TAIL: PooledExposure = pooledRow.parse(rows.find((row) => row.grade === 'pooled'));

/** Motor premium of one car in a year, in yuan: Ping An's average of 2024, applied to all. */
export const YUAN_PER_VEHICLE: number = data.inputs.yuanPerVehicle;

/** Publisher and, where there is one, address of each source code the rows cite. */
export const EXPOSURE_SOURCES: Readonly<Record<string, { zh: string; en: string; url: string | null }>> = data.sources;
