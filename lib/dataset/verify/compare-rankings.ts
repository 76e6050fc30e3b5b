import { type Line, number, text } from './ranking-files';

/** A row computed again. */
export type ComputedRow = {
  readonly insurerId: string;
  readonly index: number;
  readonly low: number;
  readonly high: number;
  readonly rankLow: number;
  readonly rankHigh: number;
  readonly red: boolean;
};

/** A published index beside the one computed again. */
type Difference = {
  readonly insurer: string;
  readonly published: number;
  readonly computed: number;
  /** What rounding alone can make of it. */
  readonly allowed: number;
};

export type Recomputed = {
  readonly period: string;
  readonly method: string;
  /** Rows with an index on both sides. */
  readonly compared: number;
  readonly largest: Difference | null;
  /** Companies whose index differs by more than rounding explains. */
  readonly unexplained: readonly string[];
  /** Furthest that an end of an index interval lies from the published one, relative to it, and an end of a rank range in ranks. */
  readonly endShift: number;
  readonly rankShift: number;
  /** Companies that are red on one side only. */
  readonly redOnOneSide: readonly string[];
  /** Companies with a position on one side only: numbers of reporters are rounded, and 30 of them is the limit. */
  readonly onOneSide: readonly string[];
};

/** Sets a published ranking beside one computed again; `allowed` is what rounding can make of an index. */
export function compareRankings(
  of: { readonly period: string; readonly method: string },
  published: readonly Line[],
  computed: readonly ComputedRow[],
  allowed: (insurer: string, index: number) => number,
): Recomputed {
  const again = new Map(computed.map((row) => [row.insurerId, row]));
  const before = new Map(published.filter(({ index }) => index !== null).map((line) => [text(line.insurer), line]));
  const both = [...before].flatMap(([insurer, line]) => {
    const row = again.get(insurer);
    return row ? [{ insurer, line, row }] : [];
  });
  const differences = both.map(({ insurer, line, row }) => {
    const index = number(line.index);
    return { insurer, published: index, computed: row.index, allowed: allowed(insurer, index) };
  });
  const size = ({ published, computed }: Difference) => Math.abs(published - computed);
  const most = (shifts: readonly number[]) => Math.max(0, ...shifts.filter((shift) => !Number.isNaN(shift)));
  return {
    ...of,
    compared: both.length,
    largest: differences.reduce<Difference | null>((a, b) => (a && size(a) >= size(b) ? a : b), null),
    unexplained: differences.filter((one) => !(size(one) <= one.allowed)).map(({ insurer }) => insurer),
    endShift: most(
      both.flatMap(({ line, row }) => [
        Math.abs(row.low / number(line.low) - 1),
        Math.abs(row.high / number(line.high) - 1),
      ]),
    ),
    // A company that is alone in having a position has none: its ranks are empty.
    rankShift: most(
      both.flatMap(({ line, row }) => [
        Math.abs(number(line.rank_low) - row.rankLow),
        Math.abs(number(line.rank_high) - row.rankHigh),
      ]),
    ),
    redOnOneSide: both.filter(({ line, row }) => line.red !== row.red).map(({ insurer }) => insurer),
    onOneSide: [...new Set([...again.keys(), ...before.keys()])]
      .filter((id) => again.has(id) !== before.has(id))
      .sort(),
  };
}
