import { describe, expect, it } from 'vitest';
import { NARRATIVES } from './narratives.fixture';
import { readReport } from './read-report';
import { reportInput } from './report-input';

const NOW = new Date('2026-11-22T04:00:00Z');

describe('every story told to the press fits the form', () => {
  it('there are ten', () => expect(NARRATIVES.map((n) => n.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));

  it.each(NARRATIVES.map((n) => [n.number, n.told, n] as const))('%i %s', (_number, _told, narrative) => {
    for (const report of narrative.reports) {
      const parsed = reportInput.parse(report);
      expect(parsed).toMatchObject(report);
      const read = readReport(parsed, NOW);
      expect(read.ok ? null : read.error).toBeNull();
      if (read.ok) expect(read.value.facts).toEqual(expect.arrayContaining(parsed.facts));
    }
  });
});
