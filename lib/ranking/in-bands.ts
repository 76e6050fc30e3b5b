/** Numbers the bands of rows ordered by index, 1, 2, …: a band is a run of rows whose intervals overlap that of its first row. */
export function inBands<T extends { readonly low: number; readonly high: number }>(
  rows: readonly T[],
): (T & { band: number })[] {
  let band = 0;
  let first: T | undefined;
  return rows.map((row) => {
    if (!first || row.high < first.low || row.low > first.high) {
      first = row;
      band++;
    }
    return { ...row, band };
  });
}
