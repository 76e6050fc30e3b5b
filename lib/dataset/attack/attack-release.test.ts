import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, publishTable } from '@/lib/privacy/gate';
import type { AttackedTable } from './attacked-table';
import { addBounds, codesOf, lineBounds, linesKeeping, subsetsOf } from './line-bounds';
import { linkRecords } from './link-records';
import { lineSets, namedByRecords, subtractTables, untrueCells } from './subtract-tables';

const cell = (key: string, reporters: number, reports = reporters * 2): Cell => ({
  key: key.split(' '),
  reporters,
  reports,
});
const shown = (key: string, reports: number, total = false) => ({
  key: key.split(' '),
  total,
  reporters: total ? null : 5,
  reports,
});

describe('linking', () => {
  it('finds the combination of codes that too few people share', () => {
    const groups = [
      { places: [1, 1], records: 6 },
      { places: [1, 2], records: 3 },
    ];
    const group = Int32Array.of(0, 0, 0, 0, 0, 0, 1, 1, 1);
    const reporters = Int32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 8);
    expect(linkRecords({ groups, group, reporters }, 2)).toEqual({ subsets: 3, classes: 5, fewest: 2 });
  });
});

describe('subtraction', () => {
  const truth = [cell('picc 11', 20), cell('picc 12', 3, 9), cell('picc 13', 20)];
  const by = (name: string, ...dimensions: string[]) => ({ name, counted: 'reports', several: [], dimensions });
  const naive: AttackedTable = {
    ...by('by_province', 'insurer', 'province'),
    shown: [shown('picc 11', 40), shown('picc 13', 40)],
    truth,
    behindHidden: new Map([
      ['reports', new Map([['', 3]])],
      ['reports insurer', new Map([['picc', 3]])],
      ['reports province', new Map([['12', 3]])],
    ]),
  };
  const other: AttackedTable = {
    ...by('by_role', 'insurer', 'role'),
    shown: [shown('picc robot', 90)],
    truth: [cell('picc robot', 43, 89)],
    behindHidden: new Map(),
  };
  const found = ['by_province: reports insurer picc', 'by_province: reports '];

  it('proves a hidden group of three from another table', () => {
    expect(subtractTables([naive], lineBounds([naive, other], [])).disclosed).toEqual(found);
    // Of something else, the same sum proves nothing.
    expect(subtractTables([naive], lineBounds([{ ...other, counted: 'cases' }], [])).disclosed).toEqual([]);
  });

  it('proves it from records too, and from the months of a quarter', () => {
    const records = [{ codes: { insurer: 'picc' }, records: 89 }];
    expect(subtractTables([naive], lineBounds([naive], records)).disclosed).toEqual(found);
    const months = [30, 30, 29].map((count) => lineBounds([], [{ codes: { insurer: 'picc' }, records: count }]));
    expect(subtractTables([naive], addBounds(months)).disclosed).toEqual(found);
  });

  it('sets a table against one that tells less of the same, but adds nothing up where one report has several codes', () => {
    const knew = { ...by('by_place', 'place', 'knew'), several: ['knew'] };
    const coarse = {
      ...knew,
      shown: [shown('shop name', 30)],
      truth: [cell('shop name', 15, 30)],
      behindHidden: new Map(),
    };
    const fine: AttackedTable = {
      ...{ ...knew, name: 'by_basis', dimensions: ['place', 'basis', 'knew'] },
      shown: [shown('shop opinion name', 25)],
      truth: [cell('shop opinion name', 12, 25), cell('shop canary name', 2, 5)],
      behindHidden: new Map([['reports knew place', new Map([['name|shop', 2]])]]),
    };
    expect(lineSets(fine)).toEqual([['place', 'knew'], ['basis', 'knew'], ['knew']]);
    const { disclosed } = subtractTables([fine], lineBounds([coarse, fine], []));
    expect(disclosed).toEqual(['by_basis: reports knew place name|shop', 'by_basis: reports knew name']);
  });

  it('adds up what is known of the parts of a line', () => {
    const bounds = lineBounds([naive, other], []);
    expect(bounds.get('reports insurer')?.get('picc')).toBe(88);
    expect(bounds.get('reports')?.get('')).toBe(88);
    expect(bounds.get('reports insurer province')?.get('picc|11')).toBe(38);
  });

  it('finds nothing in what went through the gate, though it knows every true sum', () => {
    const keys = fc.tuple(fc.constantFrom('picc', 'pingan', 'cpic'), fc.constantFrom('11', '12', '13', '14'));
    const cells = fc.uniqueArray(
      fc.record({ key: keys, reporters: fc.integer({ min: 1, max: 30 }), more: fc.nat({ max: 20 }) }),
      { selector: ({ key }) => key.join(), maxLength: 12 },
    );
    fc.assert(
      fc.property(cells, (counts) => {
        const groups = counts.map(({ key, reporters, more }) => ({ key, reporters, reports: reporters + more }));
        const shape = { dimensions: ['insurer', 'province'], margins: [['insurer'], ['province'], []], totals: true };
        const published = publishTable(groups, shape);
        const rows = published.ok ? published.value : [];
        const visible = new Set(rows.map(({ key }) => key.join()));
        const { dimensions } = shape;
        const lineOf = (kept: readonly string[], key: readonly string[]) =>
          codesOf(kept, Object.fromEntries(dimensions.map((name, i) => [name, key[i] ?? ''])));
        // Nobody reports in two cells here: the people of a line are those of its cells.
        const [behindHidden, sums] = [new Map<string, Map<string, number>>(), new Map<string, Map<string, number>>()];
        const shownLines = new Set<string>();
        for (const kept of subsetsOf(dimensions).slice(1)) {
          const name = linesKeeping('reports', kept);
          const [people, whole] = [new Map<string, number>(), new Map<string, number>()];
          for (const { key, reporters, reports } of groups) {
            const line = lineOf(kept, key);
            whole.set(line, (whole.get(line) ?? 0) + reports);
            if (!visible.has(key.join())) people.set(line, (people.get(line) ?? 0) + reporters);
            else shownLines.add(`t: ${name} ${line}`);
          }
          behindHidden.set(name, people);
          sums.set(name, whole);
        }
        const table = { ...by('t', ...dimensions), shown: rows, truth: groups, behindHidden };
        // Where a line shows nothing at all, its sum is no more than the other table told.
        expect(subtractTables([table], sums).disclosed.filter((line) => shownLines.has(line))).toEqual([]);
        expect(untrueCells(table)).toEqual([]);
      }),
    );
  });

  it('names a hidden cell that a record tells, and a cell that is not true', () => {
    const records = [{ codes: { insurer: 'picc', province: '12', role: 'robot' }, records: 5 }];
    expect(namedByRecords([naive], records)).toEqual(['by_province: picc|12']);
    expect(namedByRecords([naive], [{ codes: { insurer: 'picc', province: '11' }, records: 5 }])).toEqual([]);
    const wrong = { ...naive, shown: [shown('picc 11', 45), shown('picc 99', 10), shown('picc all', 60, true)] };
    expect(untrueCells(wrong)).toHaveLength(3);
  });
});
