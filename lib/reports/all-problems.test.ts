import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allProblems } from './all-problems';
import { inputProblems } from './input-problems';
import { reportInput } from './report-input';

const now = new Date('2026-11-22T04:00:30Z');
const problems = (raw: unknown) => {
  const parsed = reportInput.safeParse(raw, { reportInput: true });
  if (parsed.success) throw new Error('the schema takes it');
  return allProblems(raw, parsed.error, now);
};
const fieldsOf = (raw: unknown) =>
  problems(raw)
    .map(({ field, code }) => `${field} ${code}`)
    .sort();

describe('a body that the schema refuses', () => {
  it('names the missing insurer and the missing number, city and time at once', () => {
    expect(fieldsOf({ when: 'at' })).toEqual([
      'calledAt time_missing',
      'city missing',
      'insurer missing',
      'number number_missing',
    ]);
  });

  it('names what no rule accepts beside what the schema does not know', () => {
    const said = { number: '12', insurer: 'no such company', city: '火星', role: 'king', colour: 'red' };
    expect(fieldsOf(said)).toEqual([
      'city city_none',
      'colour unknown_field',
      'insurer insurer_none',
      'number number_too_short',
      'role not_in_list',
    ]);
  });

  it('names them in the order in which the form asks', () => {
    const found = problems({ colour: 'red', when: 'at', role: 'king' }).map(({ field }) => field);
    expect(found).toEqual(['number', 'insurer', 'calledAt', 'city', 'role', 'colour']);
  });

  it('offers what an ambiguous answer may have meant', () => {
    const found = problems({ insurer: '天平', number: '95511', city: '广州', role: 'king', refusedOn: '2027-01-01' });
    expect(found.map(({ field }) => field)).toEqual(['role', 'refusedOn']);
    const several = problems({ insurer: 'pingan', number: '95511', city: '海南', role: 'king' });
    expect(several.find(({ field }) => field === 'city')?.candidates?.length).toBeGreaterThan(1);
  });

  it('that is no object is told just that', () => {
    expect(fieldsOf('text')).toEqual(['body bad_type']);
    expect(fieldsOf(null)).toEqual(['body bad_type']);
  });

  it('of any shape: every problem of the schema is there, and one per field', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant(undefined), fc.array(fc.string()), fc.object());
    const names = fc.constantFrom(...Object.keys(reportInput.shape), '__proto__', 'constructor', 'x');
    fc.assert(
      fc.property(fc.dictionary(names, value), (raw) => {
        const parsed = reportInput.safeParse(raw, { reportInput: true });
        if (parsed.success) return;
        const found = allProblems(raw, parsed.error, now);
        for (const problem of inputProblems(parsed.error)) expect(found).toContainEqual(problem);
        expect(new Set(found.map(({ field }) => field)).size).toBe(found.length);
      }),
    );
  });
});
