import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMNS } from '@/lib/privacy/columns';
import en from '@/messages/en/dataset-columns.json';
import zh from '@/messages/zh-CN/dataset-columns.json';
import { buildTable, DIMENSIONS, TABLES, tableNamed, tablesOf } from './monthly-tables';
import { columnsOf } from './table-columns';

describe('predefined tables', () => {
  it('are those of the privacy design and three of what drivers found out, none with city and hour', () => {
    expect(TABLES.map(({ name, period, dimensions }) => [name, period, ...dimensions].join(' '))).toEqual([
      'insurer_province_month month insurer province',
      'city_month month province city',
      'hour_of_week_province_quarter quarter province hour_of_week',
      'hour_of_week_insurer_quarter quarter insurer hour_of_week',
      'expiry_insurer_quarter quarter insurer expiry',
      'role_insurer_month month insurer role',
      'lure_insurer_month month insurer lure',
      'knew_insurer_month month insurer knew',
      'after_refusal_insurer_month month insurer refusal',
      'relation_insurer_month month insurer relation',
      'leak_knew_quarter quarter leak_point knew',
      'leak_basis_knew_quarter quarter leak_point basis knew',
      'case_outcome_channel_quarter quarter channel case_outcome',
      'case_days_channel_quarter quarter channel answer_days',
    ]);
    expect(tableNamed('city_month')?.period).toBe('month');
    expect(tableNamed('city_hour_insurer')).toBeUndefined();
  });

  it('are made only of columns that may be counted', () => {
    for (const [model, field] of Object.values(DIMENSIONS).flatMap(({ of, from }) => from.map((name) => [of, name]))) {
      const rule = COLUMNS[model ?? '']?.[field ?? ''];
      expect(rule, field).toBeDefined();
      if (!['calledPrecision', 'daysToExpiry', 'outcomeOn'].includes(field ?? ''))
        expect(['aggregated', 'coarsened']).toContain(rule?.as);
    }
  });

  it('total only where a report stands in one cell, and protect every sum that two tables share', () => {
    for (const { dimensions, totals } of TABLES)
      expect(totals).toBe(!dimensions.some((name) => DIMENSIONS[name].several));
    for (const table of TABLES)
      for (const other of TABLES.filter(({ period, name }) => period === table.period && name !== table.name))
        for (const shared of table.dimensions.filter((name) => other.dimensions.includes(name)))
          if (!DIMENSIONS[shared].several)
            expect(table.margins, `${table.name} ${other.name}`).toContainEqual([shared]);
  });

  it('that came later are missing in the periods frozen before, and in no other', () => {
    const names = (period: string) => tablesOf(period).map(({ name }) => name);
    expect(names('2026-Q3')).not.toContain('leak_basis_knew_quarter');
    expect(names('2026-Q4')).toEqual(names('2027-Q1'));
    expect(names('2026-Q4')).toHaveLength(names('2026-Q3').length + 3);
    expect(names('2026-12')).toEqual(names('2025-01'));
  });

  it('count people of one kind of row', () => {
    for (const { counts, dimensions } of TABLES)
      for (const name of dimensions)
        expect(DIMENSIONS[name].of).toBe(counts === 'reports' ? 'Report' : 'ComplaintCase');
  });

  it('have a title, and each column a title and description, in both languages', () => {
    const messages = [zh, en].map((language) => JSON.stringify(Object.keys(language.columns)));
    expect(messages[0]).toBe(messages[1]);
    const lookUp = (language: object, key: string) =>
      key.split('.').reduce<unknown>((found, part) => (found as Record<string, unknown> | undefined)?.[part], language);
    for (const table of TABLES)
      for (const language of [zh, en]) {
        expect(lookUp(language, table.titleKey), table.titleKey).toMatch(/./);
        for (const column of columnsOf(table))
          for (const key of [column.titleKey, column.descriptionKey]) expect(lookUp(language, key), key).toMatch(/./);
      }
  });
});

describe('buildTable', () => {
  const roles = tableNamed('role_insurer_month') ?? TABLES[0];

  it('shows what the gate lets through, in a fixed order', () => {
    if (!roles) throw new Error('no table');
    const groups = [
      { key: ['pingan', 'robot'], reporters: 41, reports: 63 },
      { key: ['picc', 'robot'], reporters: 12, reports: 13 },
      { key: ['picc', 'agency'], reporters: 2, reports: 3 },
      { key: ['picc', 'broker'], reporters: 30, reports: 52 },
    ];
    expect(buildTable(roles, groups)).toEqual([
      { key: ['picc', 'broker'], total: false, reporters: 30, reports: 50 },
      { key: ['picc', 'robot'], total: false, reporters: 10, reports: 15 },
      { key: ['pingan', 'robot'], total: false, reporters: 40, reports: 65 },
      { key: ['picc', 'all'], total: true, reporters: null, reports: 65 },
      { key: ['pingan', 'all'], total: true, reporters: null, reports: 65 },
      { key: ['all', 'broker'], total: true, reporters: null, reports: 50 },
      { key: ['all', 'robot'], total: true, reporters: null, reports: 80 },
      { key: ['all', 'all'], total: true, reporters: null, reports: 130 },
    ]);
  });

  it('gives the same rows for the same groups in any order', () => {
    const group = fc.record({ reporters: fc.integer({ min: 0, max: 30 }), more: fc.integer({ min: 0, max: 30 }) });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 20 }), (counts) => {
        for (const table of TABLES) {
          const groups = counts.map(({ reporters, more }, i) => ({
            key: table.dimensions.map((_, d) => (d === 0 ? `a${i % 3}` : String(i))),
            reporters,
            reports: reporters && reporters + more,
          }));
          expect(buildTable(table, groups.toReversed())).toEqual(buildTable(table, groups));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('makes no table of unsound groups', () => {
    for (const table of TABLES)
      expect(() => buildTable(table, [{ key: ['picc', 'robot'], reporters: 9, reports: Number.NaN }])).toThrow(
        RangeError,
      );
  });
});
