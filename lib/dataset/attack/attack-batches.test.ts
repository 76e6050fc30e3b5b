import { expect, it } from 'vitest';
import type { HeatReport } from '@/lib/heatmaps/fold/heat-report';
import { attackBatches } from './attack-batches';

let id = 0;
/** Calls of so many new drivers on a day of July, each with so many. */
const drivers = (day: number, city: string, people: number, each: number): HeatReport[] =>
  Array.from({ length: people }, (_, driver) => `${day} ${city} ${driver}`).flatMap((reporterId) =>
    Array.from({ length: each }, (): HeatReport => {
      const at = new Date(Date.UTC(2026, 6, day, 4));
      return {
        ...{ id: String(++id), reporterId, receivedAt: at, calledAt: at, precision: 'day' },
        ...{ claim: 'unknown', insurerId: null, city, province: '440000' },
        ...{ role: 'unknown', relation: 'unknown', refusal: 'none' },
        ...{ daysToExpiry: null, expiryBucket: null, carSold: false },
      };
    }),
  );

const attack = (people: number) =>
  attackBatches(
    [
      ...[...drivers(1, '440300', 220, 1), ...drivers(1, '440100', people, 4)],
      ...[...drivers(20, '440300', 40, 1), ...drivers(20, '440100', 10, 2)],
    ],
    '2026-Q3',
    0,
  );

it('proves from the month whom a batch hides, and counts it where that is one to four people', () => {
  // The city's first three drivers are in a batch that shows neither it nor, to protect it, the other; the table of July counts all.
  expect(attack(3)).toEqual({ batches: 2, shown: 3, proved: 2, few: 1 });
});

it('finds nothing where every batch shows the cell', () => {
  expect(attack(9)).toEqual({ batches: 2, shown: 3, proved: 0, few: 0 });
});
