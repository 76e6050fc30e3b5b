import { z } from 'zod';
import { LEAST_REPORTERS, LEAST_REPORTS, ROUNDING } from './cell-rule';

const reporters = z.int().multipleOf(ROUNDING).min(LEAST_REPORTERS);
const reports = z
  .int()
  .multipleOf(ROUNDING)
  .min(Math.floor(LEAST_REPORTS / ROUNDING) * ROUNDING);
const figure = z.number().min(0).nullable();
const date = z.iso.date();
const adcode = z.string().regex(/^\d{6}$/);
const days = { from: z.int().min(0), to: z.int().min(0) };
const apart = z.strictObject({ reporters, reports }).nullable();
const dated = { takenAt: z.iso.datetime(), from: date, to: date, closed: z.boolean() };
const hour = (most: number) =>
  z.strictObject({
    hour: z.int().min(0).max(most),
    share: z.number().min(0).max(1).nullable(),
    ratio: figure,
    significant: z.boolean(),
  });
const area = z.strictObject({
  adcode,
  reporters: reporters.nullable(),
  reports: reports.nullable(),
  rate: figure,
  cars: figure,
});

const heat = z.discriminatedUnion('map', [
  z.strictObject({ map: z.literal('map'), ...dated, areas: z.array(area) }),
  z.strictObject({
    map: z.literal('hours'),
    ...dated,
    hours: z.array(hour(167)).length(168),
    holidays: z.array(hour(23)).length(24),
  }),
  z.strictObject({
    map: z.literal('expiry'),
    ...dated,
    columns: z.array(z.string()),
    cells: z.array(z.strictObject({ ...days, column: z.string(), rate: figure })),
    curve: z.array(z.strictObject({ ...days, rate: figure, low: figure, high: figure })),
    apart: z.strictObject({ lapsed: apart, carSold: apart }),
  }),
  z.strictObject({
    map: z.literal('calendar'),
    ...dated,
    days: z.array(z.strictObject({ date, reports: reports.nullable() })),
  }),
]);

export type StoredHeat = z.infer<typeof heat>;

/** A stored heatmap, or null if anything in it could not have come through the gate. */
export const checkHeat = (stored: unknown): StoredHeat | null => heat.safeParse(stored).data ?? null;
