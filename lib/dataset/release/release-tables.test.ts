import { describe, expect, it } from 'vitest';
import { CODE_BOOK } from '@/lib/dataset/code-book';
import { columnWords, RELEASE_TABLES, releaseTable, tableTitle } from './release-tables';

describe('tables of a release', () => {
  it('have each name once, and every column, key and list of codes is described in both languages', () => {
    expect(new Set(RELEASE_TABLES.map(({ name }) => name)).size).toBe(RELEASE_TABLES.length);
    const lists = new Set(CODE_BOOK.map(({ list }) => list));
    for (const { name, columns, key } of RELEASE_TABLES) {
      expect(tableTitle(name)['zh-CN']).toMatch(/\p{Script=Han}/u);
      for (const column of key) expect(columns.map((one) => one.name)).toContain(column);
      for (const column of columns) {
        const { title, description } = columnWords(name, column.name);
        for (const words of [title, description]) {
          expect(words['zh-CN'], `${name}.${column.name}`).toMatch(/\p{Script=Han}/u);
          expect(words.en, `${name}.${column.name}`).toMatch(/^[^\p{Script=Han}]+$/u);
        }
        if (column.codes) expect(lists, `${name}.${column.name}`).toContain(column.codes);
      }
    }
  });

  it('refuse a name that is none', () => {
    expect(() => releaseTable('reports')).toThrow(RangeError);
  });
});
