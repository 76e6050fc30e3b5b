import { expect, it } from 'vitest';
import { closeBatch } from './close-batch';
import { cellName, fitsMonths, type ToldByMonths } from './told-by-months';

const NOTHING = { reporters: 0, reports: 0, squares: 0 };
const CITY = { family: 'city', filter: 'region', code: '440000', value: '440100' } as const;
/** The months show 20 reports of 10 people at most; behind what they hide are so many. */
const told = (hidden: number): ToldByMonths[] => [{ most: { reporters: 10, reports: 20 }, hidden }];

it('a heatmap may tell of a quarter what its months tell, more where nobody or a group is behind the rest', () => {
  const fits = (reports: number, hidden: number) => fitsMonths({ reporters: 10, reports }, told(hidden));
  expect([fits(20, 3), fits(22, 3), fits(25, 3)]).toEqual([true, true, false]);
  expect([fits(25, 0), fits(25, 5)]).toEqual([true, true]);
  expect(fitsMonths({ reporters: 15, reports: 20 }, told(1))).toBe(false);
  expect(fitsMonths({ reporters: 99, reports: 99 }, [])).toBe(true);
});

it('leaves a cell out of a batch that would prove whom a month hides', () => {
  const count = { reporters: 13, reports: 40, squares: 160 };
  const geography = { provinces: 34, citiesOf: () => 21 };
  const shownOf = (hidden: number) => {
    const cell = { period: '2026-Q3', ...CITY, current: count, held: NOTHING, shown: NOTHING };
    const months = new Map([[cellName(CITY), told(hidden)]]);
    closeBatch([cell], geography, true, (one, shown) => fitsMonths(shown, months.get(cellName(one)) ?? []));
    return cell.shown.reports;
  };
  expect([shownOf(3), shownOf(6)]).toEqual([0, 40]);
});
