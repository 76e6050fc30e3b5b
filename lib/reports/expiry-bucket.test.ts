import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expiryBucket } from './expiry-bucket';
import { TIMING } from './taxonomy-codes';

it('puts both edges of every bucket where the taxonomy says', () => {
  const edges: [number, string][] = [
    [400, 'd90_plus'],
    [91, 'd90_plus'],
    [90, 'd61_90'],
    [61, 'd61_90'],
    [60, 'd60'],
    [49, 'd60'],
    [48, 'd48'],
    [47, 'd41_47'],
    [41, 'd41_47'],
    [40, 'd40_31'],
    [31, 'd40_31'],
    [30, 'd30'],
    [29, 'd1_29'],
    [1, 'd1_29'],
    [0, 'expiry_day'],
    [-1, 'lapsed'],
    [-400, 'lapsed'],
  ];
  for (const [days, code] of edges) expect([days, expiryBucket(days)]).toEqual([days, code]);
});

it('fewer days never fall into an earlier bucket', () => {
  const order = (days: number) => TIMING.indexOf(expiryBucket(days));
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 500 }), fc.nat(50), (days, less) => order(days - less) >= order(days)),
  );
});
