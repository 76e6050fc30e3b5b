import { inLanguage } from './certainty';
import { citeRule, ruleById } from './legal-rules';
import { LETTER_PHRASES, type Letter, type LetterCase } from './letters';

/** What a letter may be filled with; what is absent is left as a blank to write on. */
export const LETTER_VALUES = [
  'name',
  'phone',
  'idNumber',
  'address',
  'today',
  'insurer',
  'business',
  'agent',
  'count',
  'first',
  'last',
  'refusedOn',
  'callsAfter',
  'early',
  'known',
  'number',
  'times',
  'duration',
  'complainedOn',
  'complaintRef',
] as const;
export type LetterValues = Readonly<Partial<Record<(typeof LETTER_VALUES)[number], string>>>;

/** The facts of a letter: values, circumstances, and sentences that stand or fall with them. */
export type LetterFacts = {
  readonly values: LetterValues;
  readonly cases: ReadonlySet<LetterCase | 'complained' | 'spoofed'>;
};

export type WrittenBlock =
  | { readonly kind: 'salutation' | 'paragraph' | 'closing'; readonly text: string }
  | { readonly kind: 'item'; readonly number: number; readonly text: string }
  | { readonly kind: 'field'; readonly id: string; readonly label: string; readonly text: string };

export type WrittenLetter = {
  readonly title: string;
  /** On what the order of its fields rests; null for a letter without fields. */
  readonly order: string | null;
  readonly blocks: readonly WrittenBlock[];
};

/** Writes a letter in a language: passages whose circumstances hold, blanks where a value is not known, law cited with its marks. */
export function writeLetter(letter: Letter, facts: LetterFacts, locale: string): WrittenLetter {
  const fill = filler(facts, locale);
  let items = 0;
  const blocks = letter.blocks
    .filter(({ when }) => when.every((one) => facts.cases.has(one)))
    .map((block): WrittenBlock => {
      const text = fill(inLanguage(block.text, locale));
      if (block.kind === 'item') return { kind: 'item', number: ++items, text };
      if (block.kind === 'field') return { kind: 'field', id: block.id, label: inLanguage(block.label, locale), text };
      return { kind: block.kind, text };
    });
  const order = letter.order && fill(inLanguage(letter.order, locale));
  return { title: inLanguage(letter.title, locale), order, blocks };
}

/** The words of a whole letter, for a copy in one go. */
export function letterText({ blocks }: WrittenLetter): string {
  return blocks
    .map((block) => {
      if (block.kind === 'item') return `${block.number}. ${block.text}`;
      return block.kind === 'field' ? `${block.label}：${block.text}` : block.text;
    })
    .join('\n');
}

function filler({ values, cases }: LetterFacts, locale: string): (text: string) => string {
  const phrase = (name: keyof typeof LETTER_PHRASES) => inLanguage(LETTER_PHRASES[name], locale);
  const sentences: Readonly<Record<string, () => string>> = {
    refusalFact: () => phrase(cases.has('refused') ? 'refusalFact' : 'noRefusalFact'),
    knownFact: () => (cases.has('knew') ? phrase('knownFact') : ''),
    identityFact: () => (cases.has('no_identity') ? phrase('identityFact') : ''),
    complainedFact: () => (cases.has('complained') ? phrase('complainedFact') : ''),
    spoofedFact: () => (cases.has('spoofed') ? phrase('spoofedFact') : ''),
  };
  const fallbacks: Readonly<Record<string, string>> = {
    agent: phrase('unknownAgent'),
    insurer: phrase('blank'),
  };
  const fill = (text: string): string =>
    text.replace(/\{(rule|gives)?\.?(\w+)\}/g, (_, law: string | undefined, name: string) => {
      if (law === 'rule') return citeRule(ruleById(name), locale);
      if (law === 'gives') return inLanguage(ruleById(name).gives, locale);
      const sentence = sentences[name];
      if (sentence) return fill(sentence());
      return values[name as keyof LetterValues] ?? fallbacks[name] ?? phrase('blank');
    });
  return (text) => fill(text).replace(/ {2,}/g, ' ').trim();
}
