import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishRankingRow } from '@/lib/privacy/gate';
import { type InsurerEvidence, noEvidence } from '../evidence';
import { holdRow, holdView } from './hold-evidence';

const row = (reporters: number, after = 0, more: Partial<InsurerEvidence> = {}): InsurerEvidence => ({
  ...{ ...noEvidence('picc'), reporters, units: reporters, squares: reporters, calls: reporters },
  ...{ afterRefusal: after, afterRefusalReporters: after, unverified: reporters, unverifiedReporters: reporters },
  ...more,
});
const shown = (evidence: InsurerEvidence) =>
  publishRankingRow({
    ...{ insurerId: 'picc', status: 'insufficient', index: null, low: null, high: null },
    ...{ rankLow: null, rankHigh: null, red: false, band: null, evidence },
  });

describe('a row of a live view', () => {
  it('says nothing before five people name the company, and moves by five from then on, shown or not', () => {
    expect(holdView(new Map(), [row(4)])).toEqual([]);
    expect(holdView(new Map(), [row(5)])).toEqual([row(5)]);
    expect(holdRow(row(5), row(9))).toEqual(row(5));
    expect(holdRow(row(5), row(10))).toEqual(row(10));
    expect(holdRow(row(40), row(36))).toEqual(row(40));
    expect(holdRow(row(40), row(35)).reporters).toBe(35);
  });

  it('keeps a share as it was until five people more are on both of its sides', () => {
    const before = row(40, 10);
    const four = holdRow(before, row(60, 14));
    expect([shown(four).calls, shown(four).afterRefusalPercent]).toEqual([60, 25]);
    const five = holdRow(four, row(65, 15));
    expect(shown(five)).toMatchObject({ calls: 65, afterRefusalPercent: 23 });
    // All five who came had refused: what the others say has not moved.
    expect(shown(holdRow(before, row(45, 15))).afterRefusalPercent).toBe(25);
  });

  it('keeps the shares of own company, rival and neither together', () => {
    const of = (own: number, rival: number, unverified: number) =>
      row(own + rival + unverified, 0, {
        ...{ own, ownReporters: own, rival, rivalReporters: rival },
        ...{ unverified, unverifiedReporters: unverified },
      });
    const before = of(20, 20, 10);
    expect(shown(before)).toMatchObject({ ownPercent: 40, rivalPercent: 40, unverifiedPercent: 20 });
    expect(shown(holdRow(before, of(25, 25, 14)))).toMatchObject({ calls: 65, ownPercent: 40, unverifiedPercent: 20 });
    expect(shown(holdRow(before, of(25, 25, 15)))).toMatchObject({ ownPercent: 38, unverifiedPercent: 23 });
  });

  it('never lets a share tell fewer than five people apart, however they come', () => {
    const steps = fc.array(fc.record({ more: fc.nat({ max: 9 }), refused: fc.nat({ max: 9 }) }), { maxLength: 40 });
    fc.assert(
      fc.property(steps, (all) => {
        let current = row(30, 10);
        let held = current;
        // Of whom the share that is shown was last taken.
        let told = { after: 10, rest: 20 };
        for (const { more, refused } of all) {
          const after = current.afterRefusalReporters + Math.min(more, refused);
          current = row(current.reporters + more, after);
          held = holdRow(held, current);
          const now = {
            after: held.afterRefusalReporters,
            rest: (held.refusalReporters ?? held.reporters) - held.afterRefusalReporters,
          };
          for (const side of ['after', 'rest'] as const)
            expect(now[side] === told[side] || now[side] - told[side] >= 5).toBe(true);
          expect((now.after === told.after) === (now.rest === told.rest)).toBe(true);
          told = now;
        }
      }),
    );
  });
});
