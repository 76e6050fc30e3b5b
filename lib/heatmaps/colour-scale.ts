/** Steps of the sequential scale, palest first: `--color-heat-0` to `--color-heat-6`. */
export const STEPS = 7;

/** Seven steps of equal width from `low`; `breaks` are their eight edges, in the unit of the values. */
export type ColourScale = { readonly low: number; readonly width: number; readonly breaks: readonly number[] };

/** The smallest of 1, 2, 2.5 and 5 times a power of ten that is not below `rough`. */
function round(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** A scale with round edges that holds all values, or null where nothing is shown. Values of one size get one step around them. */
export function colourScale(values: readonly (number | null)[]): ColourScale | null {
  const shown = values.filter((value): value is number => value !== null && Number.isFinite(value));
  if (shown.length === 0) return null;
  const [least, most] = [Math.min(...shown), Math.max(...shown)];
  let width = round(Math.max(most - least, Math.abs(most) / STEPS, 1e-9) / STEPS);
  let low = Math.floor(least / width + 1e-9) * width;
  while (most > low + STEPS * width * (1 + 1e-9)) {
    width = round(width * 1.01);
    low = Math.floor(least / width + 1e-9) * width;
  }
  const breaks = Array.from({ length: STEPS + 1 }, (_, i) => Number((low + i * width).toPrecision(12)));
  return { low, width, breaks };
}

/** Step 0 to 6 of a value; null, which is hatched, for what is not shown. */
export function stepOf(scale: ColourScale | null, value: number | null): number | null {
  if (!scale || value === null) return null;
  return Math.max(0, Math.min(STEPS - 1, Math.floor((value - scale.low) / scale.width + 1e-9)));
}
