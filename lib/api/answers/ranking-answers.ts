import { z } from 'zod';
import { address, moment, namedInsurer } from './common-answers';

const figure = z.number().nullable();
const percent = z.int().min(0).max(100).nullable();
const place = z.int().min(1).nullable();
const week = z.int().describe('ISO week, yyyyww');

/** A row of a ranking; null is «not shown»: too few reporters, or no denominator. */
export const rankingRow = z.object({
  insurer: namedInsurer,
  status: z.enum(['ranked', 'insufficient', 'not_normalised']),
  index: figure.describe('Share of reports over share of insured cars; 1 is the market'),
  low: figure.describe('Low end of the 90 % interval'),
  high: figure,
  rankLow: place.describe('Best rank of the 90 % rank interval'),
  rankHigh: place,
  red: z.boolean().describe('P(index > 1.25) > 95 %'),
  band: place,
  reporters: z.int().nullable().describe('Distinct reporters, rounded to 5'),
  calls: z.int().nullable().describe('Calls, rounded to 5'),
  afterRefusalPercent: percent,
  ownPercent: percent,
  rivalPercent: percent,
  unverifiedPercent: percent,
});

const setAside = z.object({
  insurer: namedInsurer,
  view: z.enum(['sign-up', 'report-week', 'sign-up-and-week', 'tier', 'province']),
  province: z.string().nullable(),
  tiers: z.array(z.int()).readonly(),
  signUpFrom: week.nullable(),
  signUpTo: week.nullable(),
  weekFrom: week,
  weekTo: week,
  observed: z.int(),
  expected: z.int(),
  evidence: z.int().describe('Nats'),
  leftOutPercent: z.int(),
});

const detail = z.object({
  insurer: namedInsurer,
  tierPercents: z.tuple([z.int(), z.int(), z.int()]).readonly().nullable(),
  callsPerReporter: figure,
  callsPerReporterLow: figure,
  callsPerReporterHigh: figure,
  measuredPercent: percent,
});

/** What the cross-check decided; absent from a ranking by plain counts. */
export const crossCheckPart = { setAside: z.array(setAside).optional(), details: z.array(detail).optional() };

const rows = { rows: z.array(rankingRow), tooFew: z.array(namedInsurer) };
const parameters = z
  .record(z.string(), z.unknown())
  .describe('The method’s parameters, as the methodology page lists them');

export const rankingAnswer = z.object({
  view: z.string(),
  period: z.string(),
  filter: z.object({ by: z.enum(['province', 'role', 'relation']), code: z.string() }).nullable(),
  takenAt: moment.nullable(),
  method: z.string().nullable(),
  parameters: parameters.nullable(),
  ...rows,
  ...crossCheckPart,
  beside: z.array(
    z.object({
      method: z.string(),
      until: z.string().nullable(),
      takenAt: moment.nullable(),
      rows: z.array(rankingRow),
    }),
  ),
});

const run = {
  id: z.string(),
  period: z.string().describe('live, or the closed month or quarter that was ranked'),
  day: z.iso.date(),
  ranAt: moment,
  cause: z.string(),
  method: z.string(),
  seed: z.int(),
  fromWeek: week,
  throughWeek: week,
  fingerprint: z.string().describe('SHA-256 of the salted input'),
  address,
};

export const runsAnswer = z.object({
  methods: z.array(z.object({ version: z.string(), from: z.string(), until: z.string().nullable(), seed: z.int() })),
  runs: z.array(z.object(run)),
  next: address.nullable(),
});

export const runAnswer = z.object({ ...run, parameters, ...rows, ...crossCheckPart });
