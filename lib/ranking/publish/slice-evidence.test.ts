import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROUNDING_SLACK, rounded } from '@/lib/privacy/cell-rule';
import { type InsurerEvidence, noEvidence } from '../evidence';
import { sliceEvidence, withheldByTables, withheldUnderTotals } from './slice-evidence';

const row = (insurerId: string, reporters: number, calls = reporters): InsurerEvidence => ({
  ...{ ...noEvidence(insurerId), reporters, calls, units: calls, squares: calls * 2 },
});
const nobody = () => false;

describe('what slices rest on', () => {
  it('are calls to the nearest five, and nobody where the insurer is withheld', () => {
    const views = new Map([['live|role:agency', [row('picc', 33, 41), row('cpic', 2)]]]);
    expect(sliceEvidence(views, nobody).get('live|role:agency')).toMatchObject([
      { insurerId: 'picc', reporters: 33, calls: 41, units: 40, squares: 80 },
      { insurerId: 'cpic', reporters: 2, units: 0, squares: 0 },
    ]);
    expect(sliceEvidence(views, () => true).get('live|role:agency')?.[0]).toMatchObject({ reporters: 0, units: 40 });
  });

  it('are the same whatever the counts below the rounding', () => {
    const of = (calls: number) =>
      sliceEvidence(new Map([['v', [row('picc', 33, calls)]]]), nobody).get('v')?.[0]?.units;
    expect([38, 39, 40, 41, 42].map(of)).toEqual([40, 40, 40, 40, 40]);
  });
});

describe('slices under the total of a company', () => {
  const views = (sizes: readonly InsurerEvidence[]) =>
    new Map(sizes.map((one, i) => [`live|role:r${i}`, [one]] as const));

  it('are withheld where the rest would be of three people', () => {
    const current = views([row('picc', 100), row('picc', 50), row('picc', 3, 30)]);
    const withheld = withheldUnderTotals(current, current, []);
    expect([0, 1].map((i) => withheld(`live|role:r${i}`, 'picc'))).toEqual([false, true]);
    const enough = views([row('picc', 100), row('picc', 50), row('picc', 9, 30)]);
    expect([0, 1].map((i) => withheldUnderTotals(enough, enough, [])(`live|role:r${i}`, 'picc'))).toEqual([
      false,
      false,
    ]);
  });

  it('are withheld where they are older or newer than the total by a few people', () => {
    const held = views([row('picc', 100), row('picc', 50)]);
    const of = (calls: number) => withheldUnderTotals(held, held, [row('picc', 150, calls)]);
    expect([0, 1].map((i) => of(155)(`live|role:r${i}`, 'picc'))).toEqual([false, false]);
    expect([0, 1].map((i) => of(160)(`live|role:r${i}`, 'picc'))).toEqual([false, true]);
    expect([0, 1].map((i) => of(140)(`live|role:r${i}`, 'picc'))).toEqual([false, true]);
  });

  it('prove no rest of one to four people, in any world', () => {
    const size = fc.record({
      reporters: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 25, max: 90 })),
      each: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(size, { maxLength: 8 }), (sizes) => {
        const rows = sizes.map(({ reporters, each }) => row('picc', reporters, reporters * each));
        const all = views(rows);
        const withheld = withheldUnderTotals(all, all, []);
        const [shown, hidden] = [new Set<InsurerEvidence>(), new Set<InsurerEvidence>()];
        for (const [view, [one]] of all)
          if (one) (one.reporters >= 30 && !withheld(view, 'picc') ? shown : hidden).add(one);
        const total = rows.reduce((sum, { calls }) => sum + calls, 0);
        const up = [...shown].reduce((sum, { calls }) => sum + rounded(calls) + ROUNDING_SLACK, 0);
        const people = [...hidden].reduce((sum, { reporters }) => sum + reporters, 0);
        if (shown.size > 0 && total - up > 0) expect(people).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});

it('a closed period tells in its slices what all of its months show, and nothing without tables', () => {
  const withheld = withheldByTables([new Set(['role:agency picc', 'role:agency cpic']), new Set(['role:agency picc'])]);
  expect(withheld('2026-Q4|role:agency', 'picc')).toBe(false);
  expect(withheld('2026-Q4|role:agency', 'cpic')).toBe(true);
  expect(withheldByTables([])('2026-10|role:agency', 'picc')).toBe(true);
});
