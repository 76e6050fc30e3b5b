/** A company's range of ranks on one day (`YYYY-MM-DD`), and by which method; null: no position that day. */
export type RankOnDay = {
  readonly day: string;
  readonly method: string;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
};

/** A day's range as a rectangle, in percent of the drawing: days from the left, rank 1 at the top. */
export type RankBar = {
  readonly day: string;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
};

const DAY = 86_400_000;
const LEAST_DAYS = 7;

/**
 * Ranges of ranks through time. `companies`: the lowest place there is. Every day is as wide as any other, days without a position stay empty, and
 * a few days do not fill the drawing. `changes`: where another method begins.
 */
export function rankBars(days: readonly RankOnDay[], companies: number) {
  const first = days[0];
  if (!first) return { bars: [], changes: [] };
  const numberOf = (day: string) => Math.round((Date.parse(day) - Date.parse(first.day)) / DAY);
  const span = Math.max(LEAST_DAYS, numberOf(days.at(-1)?.day ?? first.day) + 1);
  const xOf = (day: string) => (100 * numberOf(day)) / span;
  const bars = days.flatMap(({ day, rankLow, rankHigh }): RankBar | [] => {
    if (rankLow === null || rankHigh === null) return [];
    const y = (100 * (rankLow - 1)) / companies;
    return { day, x: xOf(day), width: 100 / span, y, height: (100 * (rankHigh - rankLow + 1)) / companies };
  });
  const changes = days.flatMap(({ day, method }, i) =>
    i > 0 && days[i - 1]?.method !== method ? { x: xOf(day), method } : [],
  );
  return { bars, changes };
}
