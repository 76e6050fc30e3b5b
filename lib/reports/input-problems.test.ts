import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputProblems } from './input-problems';
import { reportInput } from './report-input';

function problemsOf(body: unknown) {
  const parsed = reportInput.safeParse(body, { reportInput: true });
  return parsed.success ? [] : inputProblems(parsed.error);
}

const good = { number: '95511', insurer: 'pingan', city: '440100' };

it('has nothing to say about a good report', () => expect(problemsOf(good)).toEqual([]));

it.each([
  [{ insurer: undefined }, { field: 'insurer', code: 'missing' }],
  [{ city: undefined }, { field: 'city', code: 'missing' }],
  [{ insurer: '' }, { field: 'insurer', code: 'too_short' }],
  [{ insurer: '   ' }, { field: 'insurer', code: 'too_short' }],
  [{ number: '1'.repeat(41) }, { field: 'number', code: 'too_long' }],
  [{ number: 95511 }, { field: 'number', code: 'bad_type' }],
  [{ number: null }, { field: 'number', code: 'bad_type' }],
  [{ city: ['440100'] }, { field: 'city', code: 'bad_type' }],
  [{ role: 'king' }, { field: 'role', code: 'not_in_list' }],
  [{ facts: ['abuse', 'nonsense'] }, { field: 'facts', code: 'not_in_list' }],
  [{ facts: Array(99).fill('abuse') }, { field: 'facts', code: 'too_long' }],
  [{ refusedOn: '2026-13-01' }, { field: 'refusedOn', code: 'bad_format' }],
  [{ sameDayCalls: 100 }, { field: 'sameDayCalls', code: 'too_long' }],
  [{ sameDayCalls: 0 }, { field: 'sameDayCalls', code: 'too_short' }],
  [{ sameDayCalls: 1.5 }, { field: 'sameDayCalls', code: 'bad_type' }],
  [{ daysToExpiry: Number.MAX_VALUE }, { field: 'daysToExpiry', code: expect.any(String) }],
])('%j is one problem of that field', (change, problem) => {
  expect(problemsOf({ ...good, ...change })).toEqual([problem]);
});

describe('unknown fields', () => {
  it('are called by their own names, at most twenty of them, cut short', () => {
    expect(problemsOf({ ...good, shoe: 42, ['x'.repeat(200)]: 1 })).toEqual([
      { field: 'shoe', code: 'unknown_field' },
      { field: 'x'.repeat(60), code: 'unknown_field' },
    ]);
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`f${i}`, i]));
    expect(problemsOf({ ...good, ...many })).toHaveLength(20);
  });

  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'])('may be %s', (name) => {
    const body = JSON.parse(`{"number":"95511","insurer":"pingan","city":"440100","${name}":{"role":"other"}}`);
    expect(problemsOf(body)).toEqual([{ field: name, code: 'unknown_field' }]);
  });
});

it.each([[null], ['text'], [7], [true], [[good]], [undefined]])('%j as a whole is no report', (body) => {
  expect(problemsOf(body)).toEqual([{ field: 'body', code: 'bad_type' }]);
});

it('names each field once and tells nothing of the values, for any JSON', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.jsonValue(), fc.object({ key: fc.constantFrom(...Object.keys(reportInput.shape)) })),
      (body) => {
        const found = problemsOf(body);
        expect(found.length).toBeGreaterThan(0);
        expect(new Set(found.map(({ field }) => field)).size).toBe(found.length);
        for (const problem of found) expect(Object.keys(problem)).toEqual(['field', 'code']);
      },
    ),
  );
});
