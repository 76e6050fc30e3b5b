import { describe, expect, it } from 'vitest';
import { CODE_BOOK, CODE_COLUMNS } from '@/lib/dataset/code-book';
import { tableNamed } from '@/lib/dataset/monthly-tables';
import { columnsOf } from '@/lib/dataset/table-columns';
import { readingSnippets, VERIFYING } from './snippets';

const spec = tableNamed('role_insurer_month');
const columns = spec ? columnsOf(spec).map(({ name }) => name) : [];

describe('programs to copy', () => {
  it('ask for files and columns that there are', () => {
    for (const label of ['label_zh', 'label_en'] as const)
      for (const { name, code } of readingSnippets('https://example.org/dataset', label)) {
        expect(code, name).toContain('https://example.org/dataset');
        expect(code, name).toContain('/latest/role_insurer_month.csv');
        expect(code, name).toContain('/codes.csv');
        expect(CODE_COLUMNS).toContain(label);
        expect(code, name).toContain(label);
      }
    for (const column of ['insurer', 'role', 'row', 'reports']) expect(columns).toContain(column);
    for (const list of ['insurer', 'role']) expect(CODE_BOOK.some((entry) => entry.list === list)).toBe(true);
  });

  it('take the dimensions from between the first column and the last three', () => {
    expect(VERIFYING.code).toContain('[1:-3]');
    expect(columns.slice(1, -3)).toEqual(spec?.dimensions);
    expect(VERIFYING.code).toContain('wurao_2026-10_role_insurer_month.json');
  });
});
