import { expect, it } from 'vitest';
import { nothingShown } from '@/lib/privacy/gate';
import { byMeasure } from './by-measure';

const row = (insurerId: string, calls: number | null) => ({
  ...nothingShown(insurerId),
  status: 'ranked' as const,
  reporters: 30,
  calls,
});
const standings = {
  ranked: [row('picc', 1000), row('pingan', 500), row('cpic', 500)],
  notNormalised: [row('axa-tianping', 600), row('aig', null)],
  tooFew: [],
};
const businesses = new Map([
  ['picc', { vehicles: 1e8, premiumYi: 2000 }],
  ['pingan', { vehicles: 1e7, premiumYi: 250 }],
  ['cpic', { vehicles: 1e7, premiumYi: null }],
]);
const listed = (measure: 'calls' | 'premium' | 'vehicles') => {
  const { rows, without } = byMeasure(standings, measure, businesses);
  return {
    without,
    rows: rows.map(({ row: { insurerId }, rate, places }) => [insurerId, rate, places.first, places.last]),
  };
};

it('puts the largest first when calls are only counted', () => {
  expect(listed('calls')).toEqual({
    without: 0,
    rows: [
      ['picc', 1000, 1, 1],
      ['axa-tianping', 600, 2, 2],
      ['cpic', 500, 3, 4],
      ['pingan', 500, 3, 4],
    ],
  });
});

it('divides by cars and by premium, and says how many have none', () => {
  expect(listed('vehicles')).toEqual({
    without: 1,
    rows: [
      ['cpic', 0.5, 1, 2],
      ['pingan', 0.5, 1, 2],
      ['picc', 0.1, 3, 3],
    ],
  });
  expect(listed('premium')).toEqual({
    without: 2,
    rows: [
      ['pingan', 2, 1, 1],
      ['picc', 0.5, 2, 2],
    ],
  });
});
