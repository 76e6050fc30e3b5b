import { describe, expect, it } from 'vitest';
import { ANSWER_BANDS, CASE_ENDS } from '@/lib/cases/case-outcome';
import { INSURERS } from '@/lib/insurers/registry';
import { CITIES } from '@/lib/places/places';
import { LISTS } from '@/lib/reports/taxonomy';
import { COMPLAINT_CHANNELS } from '@/lib/rights/complaint-channels';
import { CODE_BOOK, CODE_COLUMNS, codeBookCsv, codeBookJson, codeLabel } from './code-book';
import { DIMENSIONS } from './monthly-tables';
import { RECORD_COLUMNS } from './records/record-columns';

const codesOf = (list: string) => CODE_BOOK.filter((entry) => entry.list === list).map(({ code }) => code);

describe('code book', () => {
  it('has each code of a list once, with a name in both languages', () => {
    const keys = CODE_BOOK.map(({ list, code }) => `${list} ${code}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const entry of CODE_BOOK) {
      expect(entry.label_zh.trim(), entry.code).not.toBe('');
      expect(entry.label_en, entry.code).toMatch(/^[^\p{Script=Han}]+$/u);
      expect(entry.code).toMatch(/^[A-Za-z0-9][\w.:-]*$/);
    }
  });

  it('covers every code that a column can hold, and the total', () => {
    const expected: Record<keyof typeof DIMENSIONS, readonly string[]> = {
      insurer: [...INSURERS.map(({ id }) => id), 'unknown', 'multi', 'not_insurer', 'impersonation'],
      province: CITIES.map(({ provinceAdcode }) => provinceAdcode),
      city: CITIES.map(({ adcode }) => adcode),
      hour_of_week: [...Array.from({ length: 168 }, (_, hour) => String(hour)), 'unknown'],
      expiry: LISTS.TIMING,
      role: LISTS.ROLES,
      relation: LISTS.RELATIONS,
      refusal: LISTS.REFUSALS,
      lure: [...LISTS.LURES, 'none'],
      knew: [...LISTS.FACTS.filter((fact) => fact.startsWith('knew_')), 'none'],
      leak_point: LISTS.LEAK_POINTS,
      basis: ['canary', 'opinion', 'none'],
      channel: COMPLAINT_CHANNELS.map(({ id }) => id),
      case_outcome: CASE_ENDS,
      answer_days: ANSWER_BANDS,
    };
    expect(Object.keys(expected)).toEqual(Object.keys(DIMENSIONS));
    for (const [list, codes] of Object.entries(expected))
      expect(new Set(codesOf(list)), list).toEqual(new Set([...codes, 'all']));
  });

  it('has the other lists of the report form too', () => {
    for (const list of ['facts', 'did', 'answers', 'number_kinds', 'day_parts'] as const)
      expect(codesOf(list)).toEqual(LISTS[list.toUpperCase() as keyof typeof LISTS]);
  });

  it('points from city to province, and from a former company to its successor', () => {
    const parents = CODE_BOOK.filter(({ list, parent }) => parent !== null && !list.startsWith('record_'));
    expect(new Set(parents.map(({ list }) => list))).toEqual(new Set(['insurer', 'city']));
    for (const { list, parent } of parents) expect(codesOf(list === 'city' ? 'province' : 'insurer')).toContain(parent);
    expect(CODE_BOOK).toContainEqual(expect.objectContaining({ list: 'city', code: '440100', parent: '440000' }));
  });

  it('has every code of the records below the one that says less', () => {
    for (const [column, { codes, leaves }] of Object.entries(RECORD_COLUMNS)) {
      const entries = CODE_BOOK.filter(({ list }) => list === `record_${column}`);
      expect(entries.map(({ code }) => code)).toEqual(codes);
      expect(entries.filter(({ parent }) => parent === null).map(({ code }) => code)).toEqual(['any']);
      for (const { parent } of entries) if (parent) expect(leaves).not.toContain(parent);
    }
  });

  it('names hours by weekday and clock', () => {
    expect(codeLabel('hour_of_week', '0', 'zh-CN')).toBe('星期一 00:00–00:59');
    expect(codeLabel('hour_of_week', '167', 'en')).toBe('Sunday 23:00–23:59');
    expect(codeLabel('hour_of_week', '168', 'en')).toBeUndefined();
    expect(codeLabel('period', '2026-10', 'en')).toBeUndefined();
  });

  it('says the same as CSV and as JSON, without a byte order mark or a field to disarm', () => {
    const json = JSON.parse(codeBookJson());
    expect(json.codes).toEqual(CODE_BOOK);
    expect(json.columns).toEqual(CODE_COLUMNS);
    for (const entry of CODE_BOOK) expect(Object.keys(entry).sort()).toEqual([...CODE_COLUMNS].sort());
    const csv = codeBookCsv();
    expect(csv.startsWith('list,code,parent,')).toBe(true);
    expect(csv).not.toMatch(/(^|,)"?'[=+\-@\t\r]/m);
    expect(csv).toContain('\ninsurer,picc,,');
  });
});
