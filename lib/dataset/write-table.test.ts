import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTable, TABLES, tableNamed } from './monthly-tables';
import { columnsOf, flatRows } from './table-columns';
import { tableJson, writeCsv } from './write-table';

const roles =
  tableNamed('role_insurer_month') ??
  (() => {
    throw new Error('no table');
  })();
const rows = buildTable(roles, [
  { key: ['picc', 'robot'], reporters: 12, reports: 13 },
  { key: ['picc', 'broker'], reporters: 30, reports: 52 },
]);

describe('writeCsv', () => {
  it('writes a header and a line per row, empty for null', () => {
    expect(writeCsv(flatRows(roles, '2026-10', rows), columnsOf(roles))).toBe(
      [
        'period,insurer,role,row,reporters,reports',
        '2026-10,picc,broker,cell,30,50',
        '2026-10,picc,robot,cell,10,15',
        '2026-10,picc,all,total,,65',
        '2026-10,all,broker,total,,50',
        '2026-10,all,robot,total,,15',
        '2026-10,all,all,total,,65',
        '',
      ].join('\n'),
    );
  });

  it('starts with a byte order mark when asked, and has a header without rows', () => {
    expect(writeCsv([], [{ name: 'period' }], { bom: true })).toBe('\ufeffperiod\n');
    expect(writeCsv([], [{ name: 'period' }])).toBe('period\n');
  });

  it('disarms text that a spreadsheet would run, and quotes what needs it', () => {
    const cell = (text: string) =>
      writeCsv([{ a: text }], [{ name: 'a' }])
        .split('\n')
        .slice(1)
        .join('\n');
    for (const start of ['=', '+', '-', '@', '\t', '\r']) expect(cell(`${start}1+1`)).toMatch(/^"?'/);
    expect(cell('a,"b"')).toBe('"a,""b"""\n');
  });

  it('never has to disarm a field of ours', () => {
    const code = fc.string({ minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(code, fc.integer({ min: 5, max: 999 }), (text, reporters) => {
        for (const table of TABLES) {
          const groups = [{ key: table.dimensions.map(() => text), reporters, reports: reporters + 9 }];
          let csv = '';
          try {
            csv = writeCsv(flatRows(table, '2026-Q4', buildTable(table, groups)), columnsOf(table));
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
          for (const field of csv.split(/[,\n]/)) expect(field).toMatch(/^([A-Za-z0-9][\w.:-]*)?$/);
        }
      }),
    );
  });
});

describe('tableJson', () => {
  it('carries name, period, columns and the rows of the CSV', () => {
    const json = JSON.parse(tableJson(roles, '2026-10', flatRows(roles, '2026-10', rows)));
    expect(json).toMatchObject({ name: 'role_insurer_month', period: '2026-10' });
    expect(json.columns.map((column: { name: string }) => column.name)).toEqual(Object.keys(json.rows[0]));
    expect(json.rows).toEqual(flatRows(roles, '2026-10', rows));
  });
});
