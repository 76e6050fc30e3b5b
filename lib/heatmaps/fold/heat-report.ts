/** What of a stored report the heatmaps look at. `reporterId` is the driver it counts for. */
export type HeatReport = {
  readonly id: string;
  readonly reporterId: string;
  readonly receivedAt: Date;
  readonly calledAt: Date;
  readonly precision: string;
  readonly claim: string;
  readonly insurerId: string | null;
  readonly city: string;
  readonly province: string;
  readonly role: string;
  readonly relation: string;
  readonly refusal: string;
  readonly daysToExpiry: number | null;
  readonly expiryBucket: string | null;
  readonly carSold: boolean;
};

/** What a cell counts within its period: provinces, cities, hours, bins of days to expiry, days; and drivers at risk. */
export type HeatFamily = 'place' | 'city' | 'hour' | 'bin' | 'day' | 'risk';
/** By what a cell is narrowed; `part` is the part of the day, the columns of the expiry map. */
export type HeatDimension = 'all' | 'region' | 'insurer' | 'role' | 'relation' | 'refusal' | 'part';

/** Stands for everything that is not told: a code or value that is counted and never shown. */
export const UNTOLD = '-';

/** Where a report is counted, as one text: period|family|filter|code|value. */
export type CellKey = string;

/** The key of a cell; its parts hold no `|`. */
export const cellKey = (
  period: string,
  family: HeatFamily,
  filter: HeatDimension,
  code: string,
  value: string,
): CellKey => `${period}|${family}|${filter}|${code}|${value}`;
