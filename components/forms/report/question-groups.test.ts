import { describe, expect, it } from 'vitest';
import { NARRATIVES } from '@/lib/reports/narratives.fixture';
import { reportInput } from '@/lib/reports/report-input';
import { LISTS } from '@/lib/reports/taxonomy';
import { anchorOf, QUESTION_GROUPS } from './question-groups';

const questions = QUESTION_GROUPS.flatMap((group) => group.questions);
const chips = questions.filter((question) => 'codes' in question);
const codesOf = (field: string) => chips.filter((chip) => chip.field === field).flatMap((chip) => chip.codes);
const STEP_ONE = ['number', 'numberState', 'insurer', 'when', 'dayPart', 'calledAt', 'city'];
const UNSEEN = ['formToken', 'proof'];

describe('optional questions', () => {
  it('together with step one ask for every field of a report, and for no other', () => {
    const asked = new Set([...STEP_ONE, ...UNSEEN, ...questions.map((question) => question.field)]);
    expect([...asked].sort()).toEqual(Object.keys(reportInput.shape).sort());
  });

  it.each([...new Set(chips.map((chip) => chip.field))])('%s: every code once, each taken by the schema', (field) => {
    const list = chips.find((chip) => chip.field === field)?.list ?? 'ROLES';
    const expected = LISTS[list].filter((code) => code !== 'after_optout');
    expect([...codesOf(field)].sort()).toEqual([...expected].sort());
  });

  it('«told before» stands for the fact «called after refusal»', () => {
    expect(codesOf('refusal')).toContain('before');
  });

  it.each(NARRATIVES.map((n) => [n.number, n] as const))('story %i can be entered', (_number, narrative) => {
    for (const report of narrative.reports) {
      for (const [field, value] of Object.entries(report)) {
        if (STEP_ONE.includes(field)) continue;
        const offered = codesOf(field);
        const box = questions.some((question) => question.field === field && !('codes' in question));
        if (!box) expect(offered).toEqual(expect.arrayContaining([value].flat()));
      }
    }
  });

  it('every field but the envelope leads to a place on the page', () => {
    for (const field of Object.keys(reportInput.shape)) {
      expect(anchorOf(field) === null).toBe(UNSEEN.includes(field));
    }
    expect(anchorOf('body')).toBeNull();
    expect(new Set(questions.map((question) => question.id)).size).toBe(questions.length);
  });
});
