import type { CrossCheckParameters } from './cross-check-parameters';
import type { ProvinceSize } from './evidence-cells';

/**
 * Reporters per car of each province over the country's (1 ÷ the province weight), trimmed to [1/trim, trim]. Reporters
 * are the verified ones (tier 1 and 2). Where tier 1 is swollen against tier 2 by more than `verifiedExcess` standard errors
 * over the ratio usual in the country (its lower third: brigades only ever add), tier 2 alone tells the province's size. Returned in the order of `codes`.
 */
export function reporterDensity(
  provinces: readonly ProvinceSize[],
  codes: readonly string[],
  { weightTrim, verifiedExcess }: Pick<CrossCheckParameters, 'weightTrim' | 'verifiedExcess'>,
): Float64Array {
  const known = new Map(provinces.map((province) => [province.code, province]));
  const rows = codes.flatMap((code) => known.get(code) ?? []);
  const sum = (of: (row: ProvinceSize) => number) => rows.reduce((all, row) => all + of(row), 0);
  const overall =
    sum((row) => row.reporters[1]) /
    Math.max(
      1,
      sum((row) => row.reporters[2]),
    );
  const ratioOf = ({ reporters }: ProvinceSize) => (reporters[1] + 5) / (reporters[2] + 5 / Math.max(overall, 0.01));
  const ratios = rows.map(ratioOf).sort((a, b) => a - b);
  const usual = ratios[Math.floor((ratios.length - 1) / 3)] ?? 1;
  const verified = rows.map((row) => {
    const [, contact, evidence] = row.reporters;
    const error = Math.sqrt(1 / Math.max(1, contact) + 1 / Math.max(1e-9, evidence));
    const swollen = evidence > 0 && ratioOf(row) > usual * (1 + verifiedExcess * error);
    return swollen ? evidence * (1 + usual) : contact + evidence;
  });
  const all = verified.reduce((a, b) => a + b, 0);
  const cars = sum((row) => row.vehicles);
  return Float64Array.from(rows, (row, p) => {
    const density = all > 0 ? (verified[p] ?? 0) / all / (row.vehicles / cars) : 1;
    return Math.min(weightTrim, Math.max(1 / weightTrim, density));
  });
}
