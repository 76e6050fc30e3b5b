import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LEGAL_RULES, marksOf } from './legal-rules';
import { LETTER_CASES, LETTERS, letterById } from './letters';
import { LETTER_VALUES, type LetterFacts, letterText, writeLetter } from './write-letter';

const anyFacts: fc.Arbitrary<LetterFacts> = fc.record({
  values: fc
    .subarray([...LETTER_VALUES])
    .map((names) => Object.fromEntries(names.map((name) => [name, `«${name}»`])) as LetterFacts['values']),
  cases: fc.subarray([...LETTER_CASES, 'complained' as const, 'spoofed' as const]).map((all) => new Set(all)),
});

it('no letter is left with a gap, in any circumstances, in either language', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom('zh-CN', 'en'), (facts, locale) => {
      for (const letter of LETTERS)
        expect(letterText(writeLetter(letter, facts, locale))).not.toMatch(/[{}]|undefined/);
    }),
  );
});

it('wherever a letter names a rule of uncertain force, its mark stands there too', () => {
  const uncertain = LEGAL_RULES.filter(({ force }) => force !== 'binding');
  const facts: LetterFacts = { values: {}, cases: new Set(LETTER_CASES) };
  let named = 0;
  for (const locale of ['zh-CN', 'en'] as const) {
    for (const letter of LETTERS) {
      for (const { text } of writeLetter(letter, facts, locale).blocks) {
        for (const rule of uncertain.filter(({ instrument }) =>
          text.includes(locale === 'en' ? instrument.en : instrument.zh),
        )) {
          named++;
          for (const mark of marksOf(rule, locale)) expect(text).toContain(mark);
        }
      }
    }
  }
  expect(named).toBeGreaterThan(3);
});

it('a value that is not known is a blank to write on, and a refusal is told only by who refused', () => {
  const refused = { values: { refusedOn: '2026-10-05', callsAfter: '7' }, cases: new Set(['refused' as const]) };
  const text = letterText(writeLetter(letterById('stop_demand'), refused, 'zh-CN'));
  expect(text).toContain('我已于 2026-10-05 明确表示不再接听。此后又接到 7 通。');
  expect(text).toContain('＿＿');
  const never = letterText(writeLetter(letterById('stop_demand'), { values: {}, cases: new Set() }, 'zh-CN'));
  expect(never).not.toContain('明确表示不再接听');
});

it('the complaint to the regulator has its fields in the order of the rule: who, against whom, what for, what happened, on what ground', () => {
  const { blocks } = writeLetter(letterById('complaint_12378'), { values: {}, cases: new Set() }, 'zh-CN');
  const fields = blocks.flatMap((block) => (block.kind === 'field' ? [block.id] : []));
  expect(fields).toEqual([
    'name',
    'identity',
    'contact',
    'address',
    'institution',
    'person',
    'request',
    'facts',
    'basis',
    'enclosed',
  ]);
});
