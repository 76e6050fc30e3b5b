import { describe, expect, it } from 'vitest';
import { CODE_BOOK } from './code-book';
import { DESCRIBED_COLUMNS, DESCRIBED_TABLES, dictionaryJson } from './column-dictionary';
import { TABLES } from './monthly-tables';
import { RELEASE_TABLES } from './release/release-tables';
import { columnsOf } from './table-columns';

const dictionary = JSON.parse(dictionaryJson());

describe('column dictionary', () => {
  it('has every table with the columns of its files, and each of them once', () => {
    expect(dictionary.tables.map((table: { name: string }) => table.name)).toEqual(TABLES.map(({ name }) => name));
    const described = DESCRIBED_COLUMNS.map(({ name }) => name);
    expect(new Set(described).size).toBe(described.length);
    for (const [i, spec] of TABLES.entries()) {
      const columns = columnsOf(spec);
      expect(DESCRIBED_TABLES[i]?.columns).toEqual(columns.map(({ name }) => name));
      for (const { name, type } of columns)
        expect(DESCRIBED_COLUMNS).toContainEqual(expect.objectContaining({ name, type }));
    }
    const used = new Set(TABLES.flatMap((spec) => columnsOf(spec).map(({ name }) => name)));
    expect([...used].sort()).toEqual([...described].sort());
  });

  it('has every table of a monthly release too, each column with its words', () => {
    expect(dictionary.releaseTables.map(({ name }: { name: string }) => name)).toEqual(
      RELEASE_TABLES.map(({ name }) => name),
    );
    for (const { name, columns } of dictionary.releaseTables)
      for (const { title, description, type } of columns) {
        expect(title.en && title['zh-CN'] && description.en && description['zh-CN'], name).toBeTruthy();
        expect(['string', 'integer', 'number', 'boolean']).toContain(type);
      }
  });

  it('lists columns as files do: the period first, the kind of row and the counts last', () => {
    const names = DESCRIBED_COLUMNS.map(({ name }) => name);
    expect(names[0]).toBe('period');
    expect(names.slice(-3)).toEqual(['row', 'reporters', 'reports']);
  });

  it('says everything in both languages', () => {
    for (const text of [...DESCRIBED_TABLES, ...DESCRIBED_COLUMNS].map(({ title }) => title)) {
      expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/^[^\p{Script=Han}]+$/u);
    }
  });

  it('points at a list of the code book wherever a column holds codes', () => {
    const lists = new Set(CODE_BOOK.map(({ list }) => list));
    for (const { name, codes } of DESCRIBED_COLUMNS) {
      const plain = ['period', 'row', 'reporters', 'reports'].includes(name);
      expect(codes, name).toBe(plain ? null : name);
      if (codes) expect(lists).toContain(codes);
    }
  });
});
