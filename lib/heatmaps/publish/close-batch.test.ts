import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeBatch } from './close-batch';
import type { HeatCell } from './heat-cells';

const GEOGRAPHY = { provinces: 34, citiesOf: () => 2 };
const NOTHING = { reporters: 0, reports: 0, squares: 0 };
const PROVINCES = ['110000', '310000', '440000', '330000'];
const INSURERS = ['picc', 'pingan'];

type Came = readonly (readonly number[])[];
/** How many drivers came, by province and insurer. */
const came = fc.array(fc.array(fc.nat(25), { minLength: 2, maxLength: 2 }), { minLength: 4, maxLength: 4 });

function cellsOf(): HeatCell[] {
  const cell = (filter: HeatCell['filter'], code: string, value: string): HeatCell => ({
    ...{ period: '2026-Q4', family: 'place', filter, code, value },
    ...{ current: NOTHING, held: NOTHING, shown: NOTHING },
  });
  return PROVINCES.flatMap((value) => [
    cell('all', 'all', value),
    ...INSURERS.map((insurer) => cell('insurer', insurer, value)),
  ]);
}

/** Cells after drivers came (or, negative, were removed), two calls each. */
const add = (cells: readonly HeatCell[], drivers: Came, sign = 1): HeatCell[] =>
  cells.map((cell) => {
    const own = drivers[PROVINCES.indexOf(cell.value)] ?? [];
    const n = sign * (cell.filter === 'all' ? (own[0] ?? 0) + (own[1] ?? 0) : (own[INSURERS.indexOf(cell.code)] ?? 0));
    const { reporters, reports, squares } = cell.current;
    return { ...cell, current: { reporters: reporters + n, reports: reports + 2 * n, squares: squares + 4 * n } };
  });

function shownAfter(cells: HeatCell[]): HeatCell['shown'][] {
  closeBatch(cells, GEOGRAPHY, true);
  return cells.map(({ shown }) => shown);
}

describe('a batch', () => {
  it('adds exactly what it would show if there had never been another', () => {
    fc.assert(
      fc.property(came, came, (first, second) => {
        const cells = add(cellsOf(), first);
        const alone = [shownAfter(add(cellsOf(), first)), shownAfter(add(cellsOf(), second))];
        closeBatch(cells, GEOGRAPHY, true);
        const both = shownAfter(add(cells, second));
        for (const [i, { reporters, reports }] of both.entries()) {
          expect(reporters).toBe((alone[0]?.[i]?.reporters ?? 0) + (alone[1]?.[i]?.reporters ?? 0));
          expect(reports).toBe((alone[0]?.[i]?.reports ?? 0) + (alone[1]?.[i]?.reports ?? 0));
        }
      }),
    );
  });

  it('never falls below nothing when all that came is removed', () => {
    fc.assert(
      fc.property(came, (drivers) => {
        const cells = add(cellsOf(), drivers);
        closeBatch(cells, GEOGRAPHY, true);
        const gone = shownAfter(add(cells, drivers, -1));
        expect(gone.every(({ reporters, reports }) => reporters >= 0 && reports >= 0)).toBe(true);
      }),
    );
  });

  it('stays open while nothing of it may be shown', () => {
    const cells = add(cellsOf(), [
      [4, 0],
      [0, 1],
      [0, 0],
      [0, 0],
    ]);
    expect(closeBatch(cells, GEOGRAPHY)).toBeNull();
    expect(cells.every(({ held }) => held.reports === 0)).toBe(true);
    const grown = add(cells, [
      [8, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(closeBatch(grown, GEOGRAPHY)?.map(({ value, filter }) => `${value} ${filter}`)).toEqual([
      '110000 all',
      '110000 insurer',
    ]);
  });
});
