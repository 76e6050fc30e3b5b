/** How many distinct drivers named a number, coarsely: from `from` to `to`, or `from` and more. */
export type ReporterBand = { readonly from: number; readonly to: number | null };

const STARTS = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000] as const;

/** The band of a count of distinct reporters that went through the gate. Throws RangeError below the first band. */
export function reporterBand(reporters: number): ReporterBand {
  const at = STARTS.findLastIndex((start) => reporters >= start);
  const from = STARTS[at];
  if (from === undefined) throw new RangeError(`${reporters} reporters are in no band`);
  const next = STARTS[at + 1];
  return { from, to: next === undefined ? null : next - 1 };
}
