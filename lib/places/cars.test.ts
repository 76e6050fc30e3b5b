import { expect, it } from 'vitest';
import { carsIn, carsOf } from './cars';
import { CITIES, PROVINCES } from './places';

it('knows the cars of every province on the mainland, with year, source and grade, and of no other', () => {
  const without = PROVINCES.filter(({ adcode }) => carsOf(adcode) === null).map(({ adcode }) => adcode);
  expect(without).toEqual(['710000', '810000', '820000']);
  expect(carsIn('110000')).toMatchObject({ cars: 6_399_800, year: 2023, grade: 'B' });
});

it('takes a city’s newest exact figure, the province’s where it is one city, and never a size class', () => {
  expect(carsOf('110100')).toBe(carsOf('110000'));
  expect(carsIn('510100')).toMatchObject({ cars: 5_450_000, year: 2020, grade: 'D' });
  expect(carsOf('440100')).toBeNull();
  expect(carsOf('370200')).toBeNull();
  expect(carsOf('000000')).toBeNull();
  for (const { adcode, provinceAdcode } of CITIES) {
    expect(carsOf(adcode) ?? 0).toBeLessThanOrEqual(carsOf(provinceAdcode) ?? 0);
  }
});
