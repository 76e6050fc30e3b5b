import type { CrossCheckParameters } from './cross-check-parameters';
import { total } from './sums';

/**
 * Sd of the logarithm of every index for what is neither counted nor known to be uncertain. Insurers push in some weeks more than in others (sd
 * `weekSd`), and an index speaks of half a year. It rests on each week by that week's share q of the market's reports, and so misses the mean of the
 * whole by weekSd² (Σ q² − 1/spanWeeks): for n even weeks the variance of a mean of n out of so many. That adds to `modelSd`², which was measured where
 * the evidence fills the window. A full window gets nothing: its weeks, though uneven as reports grow, are worth `spanWeeks` even ones.
 * @param market reports expected by cell; a cell's week is its number modulo `weeks`
 */
export function unknownSd(
  market: Float64Array,
  weeks: number,
  { weekSd, spanWeeks, modelSd }: Pick<CrossCheckParameters, 'weekSd' | 'spanWeeks' | 'modelSd'>,
): number {
  const byWeek = new Float64Array(weeks);
  market.forEach((reports, cell) => {
    byWeek[cell % weeks] = (byWeek[cell % weeks] ?? 0) + reports;
  });
  const all = total(byWeek);
  const unevenness = all > 0 ? byWeek.reduce((sum, reports) => sum + (reports / all) ** 2, 0) : 0;
  const missing = unevenness - 1 / spanWeeks;
  return missing > 0 ? Math.sqrt(modelSd ** 2 + weekSd ** 2 * missing) : modelSd;
}
