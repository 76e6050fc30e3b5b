import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LEAK_POINTS } from '@/lib/reports/taxonomy';
import { CANARY_KINDS, type Canary, inUse, isCanary, joinCanaries, readCanaries, withoutWords } from './canary';
import { CANARY_PLACES, REAL_NAME_PLACES } from './canary-places';

const canary: fc.Arbitrary<Canary> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    place: fc.constantFrom(...CANARY_PLACES),
    at: fc.string({ maxLength: 5 }),
    kind: fc.constantFrom(...CANARY_KINDS),
    variant: fc.string({ maxLength: 5 }),
    since: fc.constant('2026-11-22'),
    changed: fc.integer({ min: 0, max: 3 }),
    gone: fc.boolean(),
  })
  .map(({ gone, ...kept }) => (gone ? { ...kept, at: '', variant: '', removed: true } : kept));
const list = fc.array(canary, { maxLength: 6 });

it('joins lists to the same result in whatever order and however often', () => {
  fc.assert(
    fc.property(list, list, list, (a, b, c) => {
      const joined = joinCanaries(a, b);
      expect(joinCanaries(b, a)).toEqual(joined);
      expect(joinCanaries(joined, b)).toEqual(joined);
      expect(joinCanaries(joinCanaries(a, b), c)).toEqual(joinCanaries(a, joinCanaries(b, c)));
      expect(new Set(joined.map(({ id }) => id)).size).toBe(joined.length);
    }),
  );
});

it('keeps what was written last, and lets an older copy bring nothing back', () => {
  fc.assert(
    fc.property(canary, fc.nat({ max: 10 }), (kept, now) => {
      const removed = withoutWords(kept, now);
      expect(joinCanaries([kept], [removed])).toEqual([removed]);
      expect(inUse([removed])).toEqual([]);
      expect([removed.variant, removed.at]).toEqual(['', '']);
    }),
  );
  const old: Canary = {
    id: 'a',
    place: 'dealer_4s',
    at: '',
    kind: 'name',
    variant: '王立群',
    since: '2026-01-01',
    changed: 1,
  };
  const mended = { ...old, variant: '王文博', changed: 2 };
  expect(joinCanaries([mended], [old])).toEqual([mended]);
});

it('reads back only what is a canary', () => {
  fc.assert(
    fc.property(list, (canaries) => {
      expect(readCanaries(JSON.parse(JSON.stringify(canaries)))).toEqual(canaries);
    }),
  );
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(readCanaries([value]).every(isCanary)).toBe(true);
    }),
  );
  for (const place of ['incumbent_insurer', 'vehicle_office', 'nowhere'])
    expect(isCanary({ ...fc.sample(canary, 1)[0], place })).toBe(false);
});

it('knows places of the taxonomy only, and never one where the true name is owed', () => {
  for (const place of [...CANARY_PLACES, ...REAL_NAME_PLACES]) expect(LEAK_POINTS).toContain(place);
  expect(CANARY_PLACES.filter((place) => (REAL_NAME_PLACES as readonly string[]).includes(place))).toEqual([]);
});
