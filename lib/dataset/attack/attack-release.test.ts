import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, publishTable } from '@/lib/privacy/gate';
import { linkRecords } from './link-records';
import {
  type AttackedTable,
  addBounds,
  lowerBounds,
  namedByRecords,
  subtractTables,
  untrueCells,
} from './subtract-tables';

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
  const roles = [cell('picc robot', 43, 89)];
  const naive: AttackedTable = {
    name: 'by_province',
    dimensions: ['insurer', 'province'],
    shown: [shown('picc 11', 40), shown('picc 13', 40)],
    truth,
    behindHidden: [new Map([['picc', 3]]), new Map([['12', 3]])],
  };
  const other: AttackedTable = {
    name: 'by_role',
    dimensions: ['insurer', 'role'],
    shown: [shown('picc robot', 90)],
    truth: roles,
    behindHidden: [],
  };

  it('proves a hidden group of three from another table', () => {
    expect(subtractTables([naive], lowerBounds([naive, other], [])).disclosed).toEqual(['by_province: insurer picc']);
  });

  it('proves it from records too, and from the months of a quarter', () => {
    const records = [{ codes: { insurer: 'picc' }, records: 89 }];
    expect(subtractTables([naive], lowerBounds([naive], records)).disclosed).toHaveLength(1);
    const months = [30, 30, 29].map((count) => lowerBounds([], [{ codes: { insurer: 'picc' }, records: count }]));
    expect(subtractTables([naive], addBounds(months)).disclosed).toHaveLength(1);
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
        // Nobody reports in two cells here: the people of a line are those of its cells.
        const behindHidden = shape.dimensions.map((_, at) => {
          const people = new Map<string, number>();
          for (const { key, reporters } of groups)
            if (!visible.has(key.join())) people.set(key[at] ?? '', (people.get(key[at] ?? '') ?? 0) + reporters);
          return people;
        });
        const table = { name: 't', dimensions: shape.dimensions, shown: rows, truth: groups, behindHidden };
        const sums = new Map<string, number>();
        for (const { key, reports } of groups)
          for (const [at, code] of key.entries()) {
            const line = `${shape.dimensions[at]} ${code}`;
            sums.set(line, (sums.get(line) ?? 0) + reports);
          }
        // Where a line shows nothing at all, its sum is no more than the other table told.
        const shownLines = new Set(
          rows.flatMap(({ key }) => key.map((code, at) => `t: ${shape.dimensions[at]} ${code}`)),
        );
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
