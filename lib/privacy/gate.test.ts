import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  holdOrRefresh,
  publishCell,
  publishCount,
  publishTable,
  reopenTable,
  type TableRow,
  type TableShape,
} from './gate';
import { remainderBounds } from './suppress-cells';

const SHAPE: TableShape = {
  dimensions: ['insurer', 'province'],
  margins: [['insurer'], ['province'], []],
  totals: true,
};

/** Small groups, loud reporters and both edges of every rule are common here on purpose. */
const count = fc
  .oneof(
    fc.record({ reporters: fc.integer({ min: 1, max: 9 }), more: fc.integer({ min: 0, max: 9 }) }),
    fc.record({ reporters: fc.integer({ min: 1, max: 4 }), more: fc.integer({ min: 0, max: 200 }) }),
    fc.record({ reporters: fc.integer({ min: 5, max: 400 }), more: fc.integer({ min: 0, max: 400 }) }),
  )
  .map(({ reporters, more }) => ({ reporters, reports: reporters + more }));

const table = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }), count), { maxLength: 25 })
  .map((rows) => {
    const cells = new Map<string, Cell>();
    for (const [a, b, value] of rows) cells.set(`${a}${b}`, { key: [`i${a}`, `p${b}`], ...value });
    return [...cells.values()];
  });

const published = (cells: readonly Cell[], shape = SHAPE): TableRow[] => {
  const result = publishTable(cells, shape);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

const same = (a: readonly string[], b: readonly string[]) => a.join() === b.join();

describe('publishCount', () => {
  it('shows nothing below 5 reporters or 8 reports, and multiples of 5 within 2 of the truth above', () => {
    fc.assert(
      fc.property(count, (truth) => {
        const shown = publishCell(truth);
        expect(shown !== null).toBe(truth.reporters >= 5 && truth.reports >= 8);
        if (!shown) return;
        expect([shown.reporters % 5, shown.reports % 5]).toEqual([0, 0]);
        expect(shown.reporters).toBeGreaterThanOrEqual(5);
        expect(Math.abs(shown.reporters - truth.reporters)).toBeLessThanOrEqual(2);
        expect(Math.abs(shown.reports - truth.reports)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('shows nothing that is not a count', () => {
    const nonsense = [Number.NaN, -1, 9.5, Infinity, 2 ** 60, '9' as never, null as never, undefined as never];
    for (const value of nonsense) {
      expect(publishCount(value, 100)).toBeNull();
      expect(publishCount(100, value)).toBeNull();
    }
    expect(publishCount(20, 19)).toBeNull();
  });
});

describe('publishTable', () => {
  it('shows rounded cells of 5 reporters and 8 reports at least (invariant 1)', () => {
    fc.assert(
      fc.property(table, (cells) => {
        for (const row of published(cells).filter((shown) => !shown.total)) {
          const truth = cells.find((cell) => same(cell.key, row.key));
          expect(truth?.reporters).toBeGreaterThanOrEqual(5);
          expect(truth?.reports).toBeGreaterThanOrEqual(8);
          expect(publishCell(truth ?? { reporters: 0, reports: 0 })).toEqual({
            reporters: row.reporters,
            reports: row.reports,
          });
        }
      }),
    );
  });

  it('totals exactly the shown cells, so that its equations hold nothing about a hidden one (invariants 2 and 6)', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const rows = published(cells);
        const shown = rows.filter((row) => !row.total);
        for (const total of rows.filter((row) => row.total)) {
          const part = shown.filter((row) => total.key.every((code, i) => code === 'all' || code === row.key[i]));
          expect(part.length).toBeGreaterThan(0);
          expect(total.reports).toBe(part.reduce((sum, row) => sum + row.reports, 0));
          expect(total.reporters).toBeNull();
        }
        const onlyShown = cells.filter((cell) => shown.some((row) => same(row.key, cell.key)));
        expect(published(onlyShown)).toEqual(rows);
      }),
    );
  });

  it('proves no small remainder to someone who knows the true sum of every line (invariant 2 across tables)', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 0, max: 2 }), (cells, which) => {
        const shownKeys = new Set(published(cells).map((row) => row.key.join()));
        const line = cells.filter((cell) => which === 2 || cell.key[which] === (which === 0 ? 'i1' : 'p1'));
        const shown = line.filter((cell) => shownKeys.has(cell.key.join()));
        const hidden = line.filter((cell) => !shownKeys.has(cell.key.join()));
        if (shown.length === 0) return;
        const sum = line.reduce((total, cell) => total + cell.reports, 0);
        const { least, most } = remainderBounds(sum, shown);
        const truth = hidden.reduce((total, cell) => total + cell.reports, 0);
        expect(least).toBeLessThanOrEqual(truth);
        expect(most).toBeGreaterThanOrEqual(truth);
        const people = Math.max(0, ...hidden.map((cell) => cell.reporters));
        expect(least === 0 || people >= 5).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('hides the smallest cell with a loud small group, and nothing where rounding covers the group', () => {
    const big = { key: ['i0', 'p0'], reporters: 90, reports: 100 };
    const middle = { key: ['i0', 'p1'], reporters: 20, reports: 30 };
    const shape = { ...SHAPE, margins: [['insurer']] };
    const keys = (cells: Cell[]) =>
      published(cells, shape)
        .filter((row) => !row.total)
        .map((row) => row.key[1]);
    expect(keys([big, middle, { key: ['i0', 'p2'], reporters: 2, reports: 4 }])).toEqual(['p0', 'p1']);
    expect(keys([big, middle, { key: ['i0', 'p2'], reporters: 2, reports: 5 }])).toEqual(['p0']);
    expect(
      keys([
        big,
        middle,
        { key: ['i0', 'p2'], reporters: 5, reports: 7 },
        { key: ['i0', 'p3'], reporters: 1, reports: 1 },
      ]),
    ).toEqual(['p0', 'p1']);
  });

  it('makes zero and hidden look alike, and does not depend on the order of the cells', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const rows = published(cells);
        const zero = { key: ['i9', 'p9'], reporters: 0, reports: 0 };
        expect(published([zero, ...cells.toReversed()])).toEqual(rows);
      }),
    );
  });

  it('bounds one true market sum with two tables of the same reports (invariant 6)', () => {
    const report = fc.record({
      reporter: fc.integer({ min: 0, max: 60 }),
      province: fc.constantFrom('p1', 'p2', 'p3'),
      role: fc.constantFrom('robot', 'agency', 'broker', 'scalper'),
    });
    fc.assert(
      fc.property(fc.array(report, { maxLength: 300, size: 'max' }), (reports) => {
        const by = (dimension: 'province' | 'role') => {
          const codes = [...new Set(reports.map((one) => one[dimension]))];
          const cells = codes.map((code) => {
            const mine = reports.filter((one) => one[dimension] === code);
            return { key: [code], reporters: new Set(mine.map((one) => one.reporter)).size, reports: mine.length };
          });
          const rows = published(cells, { dimensions: [dimension], margins: [[]], totals: true });
          const total = rows.find((row) => row.total)?.reports ?? 0;
          const shown = rows.filter((row) => !row.total).length;
          return { least: total - 2 * shown, total, complete: shown === codes.length };
        };
        for (const { least, total, complete } of [by('province'), by('role')]) {
          expect(least).toBeLessThanOrEqual(reports.length);
          if (complete && total > 0) expect(Math.abs(total - reports.length)).toBeLessThanOrEqual(8);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('publishes nothing at all when one thing is wrong (invariant 8)', () => {
    const good = { key: ['i1', 'p1'], reporters: 50, reports: 60 };
    const problem = (cells: Cell[], shape = SHAPE) => {
      const result = publishTable(cells, shape);
      return result.ok ? null : result.error.code;
    };
    expect(problem([good])).toBeNull();
    for (const bad of [Number.NaN, -5, 1.5, Infinity])
      expect(problem([good, { key: ['i2', 'p1'], reporters: bad, reports: 60 }])).toBe('bad_count');
    expect(problem([good, { key: ['i2', 'p1'], reporters: 50, reports: 49 }])).toBe('bad_count');
    expect(problem([good, good])).toBe('doubled_key');
    expect(problem([good, { ...good, key: ['i2'] }])).toBe('bad_key');
    for (const code of ['', 'all', '=1+1', '-3', '+86', '@a', 'a|b', 'a\nb', 'a,b', '平安', null as never, 7 as never])
      expect(problem([good, { ...good, key: [code, 'p1'] }])).toBe('bad_key');
    expect(problem([good], { ...SHAPE, margins: [['city']] })).toBe('bad_shape');
  });
});

describe('reopenTable', () => {
  it('gives back what was published', () => {
    fc.assert(
      fc.property(table, (cells) => {
        expect(reopenTable(JSON.parse(JSON.stringify(published(cells))))).toEqual(published(cells));
      }),
    );
  });

  it('refuses what the gate cannot have made', () => {
    const row = { key: ['i1', 'p1'], total: false, reporters: 5, reports: 10 };
    expect(reopenTable([row])).toEqual([row]);
    const forged = [
      { reporters: 4 },
      { reporters: 0 },
      { reports: 5 },
      { reports: 11 },
      { reporters: null },
      { total: true },
      { reporterId: 7 },
    ];
    for (const change of forged) expect(reopenTable([row, { ...row, ...change }])).toBeNull();
    for (const other of [null, undefined, 'x', {}, [null]]) expect(reopenTable(other)).toBeNull();
  });
});

describe('holdOrRefresh', () => {
  it('holds a row until five reporters are new', () => {
    expect([0, 4, 5, 60].map((fresh) => holdOrRefresh('old', 'new', fresh))).toEqual(['old', 'old', 'new', 'new']);
    expect(holdOrRefresh('old', 'new', Number.NaN)).toBe('old');
    expect(holdOrRefresh(null, 'new', 0)).toBe('new');
  });
});
