import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableNamed } from './monthly-tables';
import { exportAddress, exportSearch, filtered, filterSearch, foreignColumn, readFilter } from './table-filter';

const query = (text: string) => new URLSearchParams(text);

describe('a filter', () => {
  it('is read from the columns that tables have, and from nothing else', () => {
    expect(readFilter(query('insurer=picc&province=440000&x=1&row=cell&role=%27%3B--'))).toEqual({
      insurer: 'picc',
      province: '440000',
    });
  });

  it('has one query string, however it was asked for', () => {
    const codes = fc.record({ insurer: fc.string(), province: fc.string(), extra: fc.string() });
    fc.assert(
      fc.property(codes, (values) => {
        const filter = readFilter(query(new URLSearchParams(values).toString()));
        expect(readFilter(query(filterSearch(filter)))).toEqual(filter);
        expect(filterSearch(filter)).toMatch(/^(\?[\w=&.:%-]+)?$/);
      }),
    );
  });

  it('keeps the rows that have every code', () => {
    const rows = [
      { insurer: 'picc', province: '110000', reports: 10 },
      { insurer: 'picc', province: '120000', reports: 15 },
      { insurer: 'cpic', province: '110000', reports: 20 },
    ];
    expect(filtered(rows, { insurer: 'picc', province: '110000' })).toEqual([rows[0]]);
    expect(filtered(rows, {})).toEqual(rows);
  });

  it('names a column that the table does not have', () => {
    const spec = tableNamed('role_insurer_month');
    if (!spec) throw new Error('no table');
    expect(foreignColumn(spec, { insurer: 'picc' })).toBeUndefined();
    expect(foreignColumn(spec, { city: '440100' })).toBe('city');
  });
});

describe('the export form', () => {
  it('leads to the rows asked for', () => {
    const asked = query('table=insurer_province_month&period=2026-10&insurer=picc&province=');
    expect(exportAddress(asked, 'csv')).toBe('/dataset/2026-10/insurer_province_month.csv?insurer=picc');
    expect(exportAddress(query('table=reports'), 'csv')).toBeNull();
    expect(exportSearch(query('table=city_month&period=2026-13'))).toBe('?table=city_month&period=latest');
  });
});
