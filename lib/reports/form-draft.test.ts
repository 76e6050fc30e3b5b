import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDraft, writeDraft } from './form-draft';
import { reportInput } from './report-input';

const HEADER_SAFE = /^[A-Za-z0-9_-]*$/;
const LONGEST_HEADER = 40_000;
const names = Object.keys(reportInput.shape).filter((name) => name !== 'formToken' && name !== 'proof');
const text = fc.string({ unit: 'binary', maxLength: 30 });
const values = fc.dictionary(fc.constantFrom(...names), fc.oneof(text, fc.array(text, { maxLength: 5 })), {
  maxKeys: 12,
});
const problem = fc.record({ field: text, code: text, candidates: fc.array(text, { maxLength: 3 }) });
const problems = fc.array(
  fc.oneof(
    problem,
    problem.map(({ field, code }) => ({ field, code })),
  ),
  { maxLength: 10 },
);

describe('a draft', () => {
  it('comes back as it was typed', () => {
    fc.assert(
      fc.property(values, problems, (typed, wrong) => {
        const draft = { values: { ...typed }, problems: wrong };
        expect(readDraft(writeDraft(draft))).toEqual(JSON.parse(JSON.stringify(draft)));
      }),
    );
  });

  it('always fits into a header, whatever was sent', () => {
    const long = fc.oneof(fc.constant('很'.repeat(70_000)), fc.constant('\u0001'.repeat(5_000)), text);
    const sent = fc.dictionary(
      fc.oneof(fc.constantFrom(...names), text),
      fc.oneof(long, fc.array(long, { maxLength: 60 })),
    );
    fc.assert(
      fc.property(sent, problems, (typed, wrong) => {
        const header = writeDraft({ values: typed, problems: [...wrong, ...wrong, ...wrong, ...wrong] });
        expect(header).toMatch(HEADER_SAFE);
        expect(header.length).toBeLessThan(LONGEST_HEADER);
        expect(readDraft(header)).not.toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  it('of as much as can be typed is cut to fit, and comes back', () => {
    const all = Object.fromEntries(names.map((name) => [name, Array(60).fill('很'.repeat(100))]));
    const header = writeDraft({ values: all, problems: [] });
    expect(header.length).toBeLessThan(LONGEST_HEADER);
    expect(Object.keys(readDraft(header)?.values ?? {}).length).toBeGreaterThan(0);
  });

  it('keeps a complete form of the longest legitimate answers', () => {
    const typed = Object.fromEntries(
      Object.entries(reportInput.shape)
        .filter(([name]) => names.includes(name))
        .map(([name]) => [
          name,
          ['facts', 'lures', 'did', 'wants'].includes(name) ? Array(34).fill('multi_agents_same_co') : '保'.repeat(60),
        ]),
    );
    expect(readDraft(writeDraft({ values: typed, problems: [] }))?.values).toEqual(typed);
  });

  it('cuts single values and drops what is no field, tokens and proofs', () => {
    const draft = writeDraft({
      values: {
        insurer: 'x'.repeat(500),
        formToken: 'secret',
        proof: 'secret',
        shoe: '42',
        constructor: 'x',
        facts: Array(99).fill('a'),
      },
      problems: [],
    });
    const read = readDraft(draft);
    expect(Object.keys(read?.values ?? {})).toEqual(['insurer', 'facts']);
    expect(read?.values.insurer).toHaveLength(80);
    expect(read?.values.facts).toHaveLength(40);
  });
});

it('reads nothing else', () => {
  fc.assert(fc.property(fc.string(), (other) => readDraft(other) === null));
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  for (const other of [
    null,
    '',
    encoded(null),
    encoded([]),
    encoded({ values: {} }),
    encoded({ values: { a: 1 }, problems: [] }),
  ]) {
    expect(readDraft(other)).toBeNull();
  }
});
