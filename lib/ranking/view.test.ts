import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROVINCES } from '@/lib/places/places';
import { RELATIONS, ROLES } from '@/lib/reports/taxonomy';
import { FILTERS, MEASURES, readMeasure, readView, type View, viewKey, viewSearch } from './view';

const read = (search: string) => readView(new URLSearchParams(search));
const code = { province: PROVINCES.map(({ adcode }) => adcode), role: [...ROLES], relation: [...RELATIONS] };
const filter = fc.oneof(
  fc.constant({ by: 'all' as const }),
  fc.constantFrom(...FILTERS).chain((by) => fc.record({ by: fc.constant(by), code: fc.constantFrom(...code[by]) })),
);
const period = fc.constantFrom('live', '2026-01', '2026-12', '2026-Q1', '2099-Q4');
const view: fc.Arbitrary<View> = fc.record({ period, filter });

describe('a view', () => {
  it('is the same after a turn through the address', () => {
    fc.assert(
      fc.property(view, fc.constantFrom(null, ...MEASURES), (v, measure) => {
        const search = viewSearch(v, measure);
        expect(read(search)).toEqual(v);
        expect(readMeasure(new URLSearchParams(search))).toBe(measure);
      }),
    );
  });

  it('has a key and an address of its own', () => {
    fc.assert(
      fc.property(view, view, (a, b) => {
        expect(viewKey(a) === viewKey(b)).toBe(viewSearch(a) === viewSearch(b));
      }),
    );
    expect(viewKey(read(''))).toBe('live|all');
    expect(viewKey(read('period=2026-10&province=440000'))).toBe('2026-10|province:440000');
  });

  it.each([
    ['period=2026-13', 'live|all'],
    ['period=2026-00', 'live|all'],
    ['period=2026-Q5', 'live|all'],
    ['period=1999-01', 'live|all'],
    ['period=2026-10%20', 'live|all'],
    ['province=99', 'live|all'],
    ['province=__proto__', 'live|all'],
    ['role=constructor', 'live|all'],
    ['relation=current&role=agency', 'live|role:agency'],
    ['role=nonsense&relation=current', 'live|relation:current'],
  ])('of «%s» leaves out what it does not know: %s', (search, key) => expect(viewKey(read(search))).toBe(key));

  it('is always one that exists, whatever is asked', () => {
    const value = fc.oneof(fc.string(), fc.constantFrom('440000', 'agency', '2026-10', 'live|all'));
    fc.assert(
      fc.property(
        fc.record({ period: value, province: value, role: value, relation: value }, { requiredKeys: [] }),
        (asked) => {
          const { filter: found } = readView({ get: (name) => (asked as Record<string, string>)[name] });
          if (found.by !== 'all') expect(code[found.by]).toContain(found.code);
        },
      ),
    );
  });
});
