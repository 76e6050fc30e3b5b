import { describe, expect, it } from 'vitest';
import taxonomy from '@/prisma/reference/taxonomy.json';
import { definition, FACTS, KNEW_FACTS, LISTS, type ListName, label } from './taxonomy';

const names = Object.keys(LISTS) as ListName[];

describe('taxonomy', () => {
  it('codes in the program are the codes of the reference file, in order', () => {
    const fromFile = Object.fromEntries(
      Object.entries(taxonomy.lists).map(([list, rows]) => [list, rows.map((r) => r.code)]),
    );
    expect(fromFile).toEqual(LISTS);
  });

  it.each(names)('%s: unique codes, every label unique, both languages, a known source', (list) => {
    const rows = taxonomy.lists[list];
    for (const of of [
      (r: (typeof rows)[number]) => r.code,
      (r: (typeof rows)[number]) => r.label['zh-CN'],
      (r: (typeof rows)[number]) => r.label.en,
    ])
      expect(new Set(rows.map(of)).size).toBe(rows.length);
    for (const row of rows) {
      expect(row.code).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(row.label['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(row.definition['zh-CN']).toMatch(/\p{Script=Han}.*。$/u);
      expect(row.definition.en).toMatch(/^[^\p{Script=Han}]+\.$/u);
      expect(Object.keys(taxonomy.sources)).toEqual(expect.arrayContaining(row.source));
      expect(row.source.length).toBeGreaterThan(0);
    }
  });

  it('lists of opinion and memory can be answered with «not known»', () => {
    const without = names.filter((list) => !(LISTS[list] as readonly string[]).includes('unknown'));
    expect(without).toEqual(['DAY_PARTS']);
  });

  it('KNEW_FACTS are the knew_ codes of FACTS', () => {
    expect(KNEW_FACTS).toEqual(FACTS.filter((code) => code.startsWith('knew_')));
  });

  it('speaks both languages and shows a code it does not know', () => {
    expect(label('ROLES', 'dealer_4s', 'zh-CN')).toBe('4S店');
    expect(label('ROLES', 'dealer_4s', 'en')).toBe('4S dealership');
    expect(label('LEAK_POINTS', 'dealer_4s', 'en')).toBe('dealership');
    expect(definition('TIMING', 'd48', 'en')).toContain('48 days');
    expect(label('ROLES', 'gone', 'en')).toBe('gone');
    expect(definition('ROLES', 'gone', 'en')).toBe('');
  });
});
