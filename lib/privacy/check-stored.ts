import { z } from 'zod';
import { LEAST_REPORTERS, LEAST_REPORTS, ROUNDING } from './cell-rule';
import type { ShownCrossCheck } from './cross-check-row';
import { LEAST_RANKED_REPORTERS, type ShownRankingRow } from './ranking-row';

const count = z.int().multipleOf(ROUNDING);
const reports = count.min(LEAST_REPORTS);
const key = z.array(z.string()).min(1);

const tableRows = z.array(
  z.discriminatedUnion('total', [
    z.strictObject({ key, total: z.literal(false), reporters: count.min(LEAST_REPORTERS), reports }),
    z.strictObject({ key, total: z.literal(true), reporters: z.null(), reports }),
  ]),
);

const percent = z.int().min(0).max(100).nullable();
const hundredth = z.number().min(0).nullable();
const place = z.int().min(1).nullable();

const rankingRows: z.ZodType<ShownRankingRow[]> = z.array(
  z.strictObject({
    insurerId: z.string(),
    status: z.enum(['ranked', 'insufficient', 'not_normalised']),
    index: hundredth,
    low: hundredth,
    high: hundredth,
    rankLow: place,
    rankHigh: place,
    red: z.boolean(),
    band: place,
    reporters: count.min(LEAST_RANKED_REPORTERS).nullable(),
    calls: reports.nullable(),
    afterRefusalPercent: percent,
    ownPercent: percent,
    rivalPercent: percent,
    unverifiedPercent: percent,
  }),
);

const week = z.int().min(200_001).max(299_953);
const crossCheck: z.ZodType<ShownCrossCheck> = z.strictObject({
  setAside: z.array(
    z.strictObject({
      insurerId: z.string(),
      view: z.enum(['sign-up', 'report-week', 'sign-up-and-week', 'tier', 'province']),
      province: z.string().nullable(),
      tiers: z.array(z.int().min(0).max(2)).min(1),
      signUpFrom: week.nullable(),
      signUpTo: week.nullable(),
      weekFrom: week,
      weekTo: week,
      observed: reports,
      expected: count.min(0),
      evidence: z.int().min(0),
      leftOutPercent: z.int().min(0).max(100),
    }),
  ),
  details: z.array(
    z.strictObject({
      insurerId: z.string(),
      tierPercents: z.tuple([z.int(), z.int(), z.int()]).nullable(),
      callsPerReporter: hundredth,
      callsPerReporterLow: hundredth,
      callsPerReporterHigh: hundredth,
      measuredPercent: percent,
    }),
  ),
});

/** A stored cross-check, or null if anything in it could not have come through the gate. */
export const checkCrossCheck = (stored: unknown) => crossCheck.safeParse(stored).data ?? null;

/** Rows of a stored table, or null if anything in it could not have come through the gate. */
export const checkTable = (stored: unknown) => tableRows.safeParse(stored).data ?? null;

/** Rows of a stored ranking, or null if anything in it could not have come through the gate. */
export const checkRanking = (stored: unknown) => rankingRows.safeParse(stored).data ?? null;
