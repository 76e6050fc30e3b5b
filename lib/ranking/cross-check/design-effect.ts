import type { Grid } from './grid';
import { TIERS } from './grid';
import { total } from './sums';

const PRIOR_CALLS = 30;
const LEAST_CALLS = 1000;

/**
 * Kish's design effect of reporters, Σ(Σw)² ÷ Σw, per insurer: the market's, taken from the strongest evidence tier with
 * enough calls (brigades spread thin to look like many drivers, or pile up), mixed with the insurer's own as if that
 * rested on 30 more calls, and held within `spread` of the market's.
 */
export function designEffects(grid: Grid, spread: number): Float64Array {
  const market = marketDesignEffect(grid);
  return Float64Array.from(grid.ids, (_, i) => {
    const calls = total(grid.calls[i] ?? []);
    const own = (total(grid.squares[i] ?? []) + PRIOR_CALLS * market ** 2) / (calls + PRIOR_CALLS * market);
    return Math.min(market * spread, Math.max(market / spread, own));
  });
}

function marketDesignEffect({ ids, calls, squares, cohorts, weeks }: Grid): number {
  for (let tier = TIERS - 1; tier >= 0; tier--) {
    const [from, to] = [tier * cohorts, (tier + 1) * cohorts];
    const units = ids.reduce((sum, _, i) => sum + total(calls[i]?.subarray(from * weeks, to * weeks) ?? []), 0);
    const square = ids.reduce((sum, _, i) => sum + total(squares[i]?.subarray(from, to) ?? []), 0);
    if (units >= LEAST_CALLS || tier === 0) return units > 0 ? Math.max(1, square / units) : 1;
  }
  return 1;
}
