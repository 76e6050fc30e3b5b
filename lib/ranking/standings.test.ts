import { expect, test } from 'vitest';
import { INSURERS } from '@/lib/insurers/registry';
import { nothingShown, type ShownRankingRow } from '@/lib/privacy/gate';
import { byCalls, restsOn, standingsOf } from './standings';

const ranked = (insurerId: string, index: number, reporters: number, calls: number): ShownRankingRow => ({
  ...nothingShown(insurerId, 'ranked'),
  index,
  reporters,
  calls,
});
const counted = (insurerId: string, reporters: number, calls: number): ShownRankingRow => ({
  ...nothingShown(insurerId, 'not_normalised'),
  reporters,
  calls,
});
const hidden = nothingShown;

const today = INSURERS.filter(({ id, currentId }) => id === currentId).map(({ id }) => id);

test('every company of today stands in exactly one list, a former one in none', () => {
  const {
    ranked: r,
    notNormalised,
    tooFew,
  } = standingsOf([
    ranked('cpic', 1.4, 60, 90),
    ranked('picc', 0.8, 100, 200),
    counted('zijin', 30, 45),
    counted('anbang', 30, 45),
    hidden('taiping', 'insufficient'),
  ]);
  expect(r.map((row) => row.insurerId)).toEqual(['cpic', 'picc']);
  expect(notNormalised.map((row) => row.insurerId)).toEqual(['zijin']);
  const all = [
    ...r.map((row) => row.insurerId),
    ...notNormalised.map((row) => row.insurerId),
    ...tooFew.map(({ id }) => id),
  ];
  expect(all.sort()).toEqual([...today].sort());
});

test('a company named by a few looks like one that nobody named', () => {
  expect(standingsOf([hidden('dongwu', 'not_normalised'), hidden('picc', 'insufficient')])).toEqual(standingsOf([]));
});

test('by calls, companies without a denominator take part', () => {
  const rows = [ranked('cpic', 1.4, 60, 90), ranked('picc', 0.8, 100, 200), counted('zijin', 30, 120)];
  expect(byCalls(standingsOf(rows)).map((row) => row.insurerId)).toEqual(['picc', 'zijin', 'cpic']);
});

test('calls add up, reporters do not: the largest group is the least there can be', () => {
  expect(restsOn(standingsOf([ranked('cpic', 1.4, 60, 90), counted('zijin', 30, 120)]))).toEqual({
    calls: 210,
    reporters: 60,
  });
  expect(restsOn(standingsOf([hidden('picc', 'insufficient')]))).toBeNull();
});
