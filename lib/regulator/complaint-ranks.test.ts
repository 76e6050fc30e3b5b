import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { perUnit, placesByRate, ranksByCount } from './complaint-ranks';
import { COMPLETE_PERIOD, NEWEST_PERIOD, REGULATOR_FIGURES, regulatorTable } from './complaint-tables';

const ranked = REGULATOR_FIGURES.filter(({ rank, value }) => rank !== null && value !== null);
const keyOf = ({ period, metric }: (typeof ranked)[number]) => `${period} ${metric}`;
const tables = [...new Set(ranked.map(keyOf))].map((key) => ({
  key,
  rows: ranked.filter((row) => keyOf(row) === key),
}));
const RATES = ['per_premium_yi', 'per_ten_thousand_policies'];

describe('the regulator’s own ranks', () => {
  const byRate = (key: string) => RATES.some((metric) => key.endsWith(metric));
  const rateOf = (name: string) =>
    ranked.find((row) => keyOf(row) === `${COMPLETE_PERIOD} per_premium_yi` && row.insurerName === name)?.value ?? null;

  it.each(tables.filter(({ key }) => !byRate(key)))('by count: $key', ({ key, rows }) => {
    const complete = key === `${COMPLETE_PERIOD} total`;
    const lines = rows.map(({ insurerName: name, value, rank: printed }) => ({
      ...{ name, printed, count: value ?? 0 },
      rate: complete ? rateOf(name) : null,
    }));
    const made = ranksByCount([...lines].reverse());
    // Where the source leaves a company out, the ranks of the others have a gap and keep their order.
    const printed = made.map((line) => line.printed);
    expect(printed).toEqual([...printed].sort((a, b) => (a ?? 0) - (b ?? 0)));
    if (printed.at(-1) === printed.length) expect(made.map(({ rank }) => rank)).toEqual(printed);
  });

  it.each(tables.filter(({ key }) => byRate(key)))('by rate: $key', ({ rows }) => {
    for (const { rank, places, insurerName } of placesByRate(
      rows.map(({ value, ...row }) => ({ ...row, rate: value })),
    )) {
      expect(rank, insurerName).toBeGreaterThanOrEqual(places?.first ?? Infinity);
      expect(rank, insurerName).toBeLessThanOrEqual(places?.last ?? 0);
    }
  });

  it('covers the complete table of 39 companies, 38 of them with a rate, 31 of those with a place of their own', () => {
    const { lines } = regulatorTable(COMPLETE_PERIOD);
    expect(lines).toHaveLength(39);
    const alone = placesByRate(lines).filter(({ places }) => places && places.first === places.last);
    expect(lines.filter(({ rate }) => rate !== null)).toHaveLength(38);
    expect(alone).toHaveLength(31);
    expect(regulatorTable(NEWEST_PERIOD).lines).toHaveLength(10);
  });
});

const lines = fc.uniqueArray(
  fc.record({
    name: fc.string({ minLength: 1 }),
    count: fc.nat(20),
    rate: fc.option(fc.double({ min: 0, max: 9, noNaN: true })),
  }),
  { selector: ({ name }) => name },
);

describe('ranks in general', () => {
  it('are the numbers from one, whatever the order of the lines, and never contradict the counts', () => {
    fc.assert(
      fc.property(lines, (given) => {
        const made = ranksByCount(given);
        expect(made.map(({ rank }) => rank)).toEqual(given.map((_, i) => i + 1));
        expect(ranksByCount([...given].reverse()).map(({ count }) => count)).toEqual(made.map(({ count }) => count));
        for (const [i, line] of made.entries()) expect(line.count).toBeGreaterThanOrEqual(made[i + 1]?.count ?? 0);
      }),
    );
  });

  it('share their places exactly where the rates are equal', () => {
    fc.assert(
      fc.property(lines, (given) => {
        for (const { rate, places } of placesByRate(given)) {
          if (rate === null) expect(places).toBeNull();
          else
            expect((places?.last ?? 0) - (places?.first ?? 0) + 1).toBe(
              given.filter((other) => other.rate === rate).length,
            );
        }
      }),
    );
  });
});

it('divides complaints by premium or policies, and not by nothing', () => {
  expect(perUnit(683, 1000)).toBe(0.683);
  expect(perUnit(1, 4)).toBe(0.25);
  expect([perUnit(1, 0), perUnit(1, null)]).toEqual([null, null]);
});
