import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdTallies, profileOf, publishTallies, type Tally } from './profile';

const tally = (insurerId: string, code: string, reporters: number, reports: number, part: Tally['part'] = 'role') => ({
  insurerId,
  part,
  code,
  reporters,
  reports,
});

describe('what is held', () => {
  test('moves only with the fifth reporter that came or went', () => {
    const held = [tally('picc', 'agency', 20, 30)];
    expect(holdTallies(held, [tally('picc', 'agency', 24, 60)])).toEqual(held);
    expect(holdTallies(held, [tally('picc', 'agency', 16, 16)])).toEqual(held);
    expect(holdTallies(held, [tally('picc', 'agency', 25, 60)])).toEqual([tally('picc', 'agency', 25, 60)]);
    expect(holdTallies(held, [tally('picc', 'agency', 15, 15)])).toEqual([tally('picc', 'agency', 15, 15)]);
  });

  test('follows every report as long as it is too small to be shown', () => {
    const held = [tally('picc', 'agency', 4, 40), tally('picc', 'gift', 5, 7, 'lure')];
    const current = [tally('picc', 'agency', 5, 41), tally('picc', 'gift', 6, 8, 'lure')];
    expect(holdTallies(held, current)).toEqual(current);
  });

  test('is let go when nobody reports it any more', () => {
    expect(holdTallies([tally('picc', 'agency', 9, 12)], [])).toEqual([]);
    expect(holdTallies([tally('picc', 'agency', 4, 12)], [])).toEqual([]);
  });

  test('keeps insurers, parts and codes apart', () => {
    const held = [tally('picc', 'agency', 20, 30)];
    const others = [
      tally('cpic', 'agency', 9, 9),
      tally('picc', 'broker', 9, 9),
      tally('picc', 'agency', 9, 9, 'fact'),
    ];
    const kept = holdTallies(held, [...others, tally('picc', 'agency', 21, 31)]);
    expect(kept).toHaveLength(4);
    expect(kept).toEqual(expect.arrayContaining([...others, ...held]));
  });
});

describe('a profile', () => {
  const published = publishTallies([
    tally('picc', 'unknown', 400, 500),
    tally('picc', 'agency', 41, 58),
    tally('picc', 'robot', 102, 203),
    tally('picc', 'gift', 33, 44, 'lure'),
    tally('picc', 'knew_plate', 4, 90, 'fact'),
    tally('cpic', 'agency', 66, 77),
  ]);

  test('shows rounded counts of its insurer alone, most calls first and «unknown» last', () => {
    expect(profileOf(published, 'picc').role).toEqual([
      { code: 'robot', reporters: 100, reports: 205 },
      { code: 'agency', reporters: 40, reports: 60 },
      { code: 'unknown', reporters: 400, reports: 500 },
    ]);
    expect(profileOf(published, 'picc').lure).toEqual([{ code: 'gift', reporters: 35, reports: 45 }]);
  });

  test('shows nothing of fewer than five reporters, and nothing of a company without reports', () => {
    expect(profileOf(published, 'picc').fact).toEqual([]);
    expect(profileOf(published, 'aig')).toEqual({ role: [], lure: [], fact: [] });
  });

  test('never lets the sum of roles tell a role that is hidden', () => {
    const roles = [tally('picc', 'agency', 40, 60), tally('picc', 'broker', 30, 40), tally('picc', 'scalper', 3, 30)];
    expect(profileOf(publishTallies(roles), 'picc').role.map(({ code }) => code)).toEqual(['agency']);
  });

  test('a count that cannot be one publishes nothing', () => {
    expect(() => publishTallies([tally('picc', 'agency', 9, 5)])).toThrow(RangeError);
    expect(() => publishTallies([tally('picc', 'agency', 9, 9), tally('picc', 'agency', 9, 9)])).toThrow(RangeError);
  });

  test('no line of any part ever rests on fewer than five reporters', () => {
    const one = fc.record({
      insurerId: fc.constantFrom('picc', 'cpic'),
      part: fc.constantFrom<Tally['part']>('role', 'lure', 'fact'),
      code: fc.constantFrom('a', 'b', 'c', 'd'),
      reporters: fc.integer({ min: 1, max: 40 }),
      more: fc.integer({ min: 0, max: 40 }),
    });
    const key = (t: { insurerId: string; part: string; code: string }) => `${t.insurerId} ${t.part} ${t.code}`;
    const distinct = fc.uniqueArray(one, { selector: key });
    fc.assert(
      fc.property(distinct, (drawn) => {
        const tallies = drawn.map(({ more, ...rest }) => ({ ...rest, reports: rest.reporters + more }));
        const truth = new Map(tallies.map((t) => [key(t), t]));
        const profiles = publishTallies(tallies);
        for (const insurerId of ['picc', 'cpic'])
          for (const part of ['role', 'lure', 'fact'] as const)
            for (const { code } of profileOf(profiles, insurerId)[part]) {
              const behind = truth.get(key({ insurerId, part, code }));
              expect(behind?.reporters).toBeGreaterThanOrEqual(5);
              expect(behind?.reports).toBeGreaterThanOrEqual(8);
            }
      }),
    );
  });
});
