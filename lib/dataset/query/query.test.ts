import fc from 'fast-check';
import initSqlJs, { type Database } from 'sql.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { RELEASE_TABLES } from '@/lib/dataset/release/release-tables';
import { EXAMPLES, queryExamples } from './query-examples';
import { boundRow, creating, inserting, namedTables } from './query-table';

let database: Database;
beforeAll(async () => {
  const sqlite = await initSqlJs();
  database = new sqlite.Database();
  for (const table of RELEASE_TABLES) database.run(creating(table));
});

describe('an example', () => {
  it.each(['zh-CN', 'en'] as const)('runs over the tables of a release, in %s', (locale) => {
    const examples = queryExamples(locale, RELEASE_TABLES);
    expect(examples.map(({ key }) => key)).toEqual([...EXAMPLES]);
    for (const { key, sql } of examples) {
      const prepared = database.prepare(sql);
      expect(prepared.getColumnNames().length, key).toBeGreaterThan(1);
      prepared.free();
    }
  });

  it('is not offered where the release has none of its tables', () => {
    const without = RELEASE_TABLES.filter(({ name }) => name !== 'records');
    const keys = queryExamples('en', without).map(({ key }) => key);
    expect(keys).toEqual(EXAMPLES.filter((key) => key !== 'hours' && key !== 'told'));
  });
});

describe('a table', () => {
  it('holds what its lines say', () => {
    const ranking = RELEASE_TABLES.find(({ name }) => name === 'ranking');
    if (!ranking) throw new Error('no ranking');
    const line = JSON.stringify({ period: '2026-10', insurer: "o'x", position: 1, index: 1.25, red: true, low: null });
    database.run(inserting(ranking), boundRow(ranking, line));
    const [found] = database.exec('SELECT position, insurer, "index", red, low, typeof(position) FROM ranking');
    expect(found?.values).toEqual([[1, "o'x", 1.25, 1, null, 'integer']]);
  });

  it('is loaded wherever its name stands as a word, however it is written', () => {
    const tables = [{ name: 'records' }, { name: 'ranking' }, { name: 'ranking_statistics' }];
    const named = (sql: string) => namedTables(sql, tables).map(({ name }) => name);
    expect(named('select * from "Records" r, RANKING_STATISTICS')).toEqual(['records', 'ranking_statistics']);
    expect(named('select * from recordsx, [ranking]')).toEqual(['ranking']);
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        expect(named(`${before} ranking ${after}`)).toContain('ranking');
      }),
    );
  });
});
