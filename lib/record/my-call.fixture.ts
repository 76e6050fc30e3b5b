import fc from 'fast-check';
import { REFUSALS } from '@/lib/reports/taxonomy-codes';
import type { MyCall } from './my-call';

const DAY = 86_400_000;

/** Noon in China of a day of the fixtures' year; `minute` counts from there. */
export const at = (day: number, minute = 0): Date => new Date(Date.UTC(2026, 0, 1, 4) + day * DAY + minute * 60_000);

/** A call on the first day of the fixtures, unless said otherwise. */
export const call = (change: Partial<MyCall> & { receipt: string }): MyCall => ({
  ...{ calledAt: at(0), precision: 'minute', claim: 'named', insurerId: 'pingan', cityAdcode: '440100' },
  ...{ role: 'unknown', relation: 'unknown', refusal: 'unknown', refusedDaysAgo: null, daysToExpiry: null },
  ...{ expiryBucket: null, facts: [], did: [], caller: 1, shownNumber: '138****', markedPlace: null, removed: false },
  ...change,
});

const one = fc.record({
  calledAt: fc.integer({ min: 0, max: 400 * 1440 }).map((minute) => at(0, minute)),
  precision: fc.constantFrom('minute' as const, 'part' as const, 'day' as const),
  insurerId: fc.constantFrom('pingan', 'cpic', null),
  refusal: fc.constantFrom(...REFUSALS),
  refusedDaysAgo: fc.option(fc.integer({ min: 0, max: 60 })),
  daysToExpiry: fc.option(fc.integer({ min: -20, max: 90 })),
  did: fc.subarray(['refused', 'asked_stop', 'reported_12378', 'reported_12321', 'ktfsr', 'renewed_early', 'blocked']),
  facts: fc.subarray(['car_sold', 'renewed_still', 'knew_name']),
  relation: fc.constantFrom('current', 'former', 'never', 'unknown'),
  caller: fc.option(fc.integer({ min: 1, max: 5 })),
  removed: fc.boolean(),
});

/** Any record of up to forty calls; receipts tell the calls apart. */
export const anyCalls: fc.Arbitrary<MyCall[]> = fc.array(one, { maxLength: 40 }).map((calls) =>
  calls.map((change, i) =>
    call({
      ...change,
      receipt: `R${i}`,
      claim: change.insurerId === null ? 'unknown' : 'named',
      refusedDaysAgo: change.refusal === 'before' ? change.refusedDaysAgo : null,
    }),
  ),
);

/** The same calls in another order. */
export const shuffled = (calls: readonly MyCall[], seed: number): MyCall[] =>
  [...calls]
    .map((each, i) => ({ each, key: Math.sin(seed + i * 12.9898) }))
    .sort((a, b) => a.key - b.key)
    .map(({ each }) => each);
