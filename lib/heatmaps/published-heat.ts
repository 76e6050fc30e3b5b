import type { Published } from '@/lib/privacy/gate';
import type { HeatMapName } from './heat-view';

/**
 * What every published heatmap says of itself. `from` and `to` are the first and last day counted (China, YYYY-MM-DD); `closed` when nothing is
 * added any more. In every list null means «too few or none»: the two look alike.
 */
type Dated = { readonly takenAt: string; readonly from: string; readonly to: string; readonly closed: boolean };

/** A province, or a city when the view has a region; every one is listed. `rate`: reporters per 100,000 cars, drawn
 * towards the average of the country (a city: of its province) the more the fewer they are; null also where `cars` is. */
export type HeatArea = {
  readonly adcode: string;
  readonly reporters: number | null;
  readonly reports: number | null;
  readonly rate: number | null;
  /** Motor vehicles registered there; null where no figure with a source was found. */
  readonly cars: number | null;
};

/**
 * An hour of the week (0 = Monday 00:00–00:59 in China). `share` of all shown hours, 0..1; `ratio` of the share to the market's, or to an even
 * spread where the view is the market; `significant` at a false discovery rate of 5 %.
 */
export type HeatHour = {
  readonly hour: number;
  readonly share: number | null;
  readonly ratio: number | null;
  readonly significant: boolean;
};

/** Calls per 100 drivers and day, `from`–`to` days before expiry (both included). `column`: a part of the day, or an insurer. */
export type HeatExpiryCell = {
  readonly from: number;
  readonly to: number;
  readonly column: string;
  readonly rate: number | null;
};

/** A bin of the whole view: rate per 100 drivers and day with its 90 % interval. */
export type HeatExpiryBin = {
  readonly from: number;
  readonly to: number;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

export type HeatDay = { readonly date: string; readonly reports: number | null };

export type HeatFigures = {
  readonly map: Dated & { readonly map: 'map'; readonly areas: readonly HeatArea[] };
  readonly hours: Dated & {
    readonly map: 'hours';
    /** All 168, Monday to Sunday; public holidays are not in them. */
    readonly hours: readonly HeatHour[];
    /** The 24 hours of public holidays, which stand apart; `share` is of the same whole. */
    readonly holidays: readonly HeatHour[];
  };
  readonly expiry: Dated & {
    readonly map: 'expiry';
    /** Columns in order; empty when the view is filtered, which has the curve alone. */
    readonly columns: readonly string[];
    readonly cells: readonly HeatExpiryCell[];
    readonly curve: readonly HeatExpiryBin[];
    /** Calls after the policy had lapsed, and about a car already sold. */
    readonly apart: {
      readonly lapsed: { readonly reporters: number; readonly reports: number } | null;
      readonly carSold: { readonly reporters: number; readonly reports: number } | null;
    };
  };
  readonly calendar: Dated & { readonly map: 'calendar'; readonly days: readonly HeatDay[] };
};

/** A heatmap as the public may see it. `readHeat` returns one; only the gate makes one. */
export type PublishedHeat<M extends HeatMapName = HeatMapName> = { [N in M]: Published<HeatFigures[N]> }[M];
