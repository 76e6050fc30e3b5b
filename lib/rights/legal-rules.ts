import * as z from 'zod/mini';
import data from '@/prisma/reference/legal-rules.json';
import { address, certainty, day, inBothLanguages, inLanguage } from './certainty';

/** Parts of the legal chapter; `reference` holds what binds nobody today or not for certain. */
export const RULE_GROUPS = ['consent', 'privacy', 'insurer', 'number', 'reference'] as const;

/** What a rule is worth today: law in force, a draft, a campaign that ended, of unconfirmed force, or a line of our own. */
export const FORCES = ['binding', 'draft', 'expired', 'uncertain', 'own'] as const;

const legalRule = z.strictObject({
  id: z.string(),
  group: z.enum(RULE_GROUPS),
  instrument: inBothLanguages,
  issuer: inBothLanguages,
  /** Null when the rule is the instrument as a whole or the article is not known to us. */
  article: z.nullable(inBothLanguages),
  /** What it gives, in our own words. */
  gives: inBothLanguages,
  force: z.enum(FORCES),
  /** Whom it binds: everybody, insurers and their people, or sellers of life insurance only. */
  scope: z.enum(['all', 'insurance', 'life']),
  /** Since when: a day, a month or a year; of a draft, when it was put out. */
  since: z.string().check(z.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)),
  sinceGrade: certainty,
  until: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}$/))),
  grade: certainty,
  /** Only a part of the text could be read. */
  partial: z.boolean(),
  source: address,
  /** `to_check`: not where we read it, but where it can be looked up. */
  sourceKind: z.enum(['official', 'copy', 'press', 'to_check']),
  checkedOn: day,
});
export type LegalRule = Readonly<z.infer<typeof legalRule>>;

const parsed = z
  .strictObject({ marks: z.record(z.enum([...FORCES, 'recall', 'life']), inBothLanguages), rules: z.array(legalRule) })
  .parse(data);

/** Facts of law that pages, letters and packs state, each with article, date, force, certainty and source. */
export const LEGAL_RULES: readonly LegalRule[] = parsed.rules;

const byId = new Map(LEGAL_RULES.map((rule) => [rule.id, rule]));

/** The rule of an id; an unknown id is an error in the reference data. */
export function ruleById(id: string): LegalRule {
  const rule = byId.get(id);
  if (!rule) throw new RangeError(`no legal rule ${id}`);
  return rule;
}

/** What must stand beside a rule wherever it is named: that it does not bind, binds others only, or was not read. Empty for law that was read. */
export function marksOf(rule: LegalRule, locale: string): readonly string[] {
  const marks: (keyof typeof parsed.marks)[] = [];
  if (rule.force !== 'binding') marks.push(rule.force);
  if (rule.scope === 'life') marks.push('life');
  if (rule.grade === 'recall') marks.push('recall');
  return marks.map((mark) => inLanguage(parsed.marks[mark], locale));
}

/** The standing of a rule in one word or line, for lists: «in force», «draft …». */
export const forceLabel = (rule: LegalRule, locale: string): string => inLanguage(parsed.marks[rule.force], locale);

/** A rule as it is cited: instrument and article, and never without its marks. */
export function citeRule(rule: LegalRule, locale: string): string {
  const marks = marksOf(rule, locale);
  const instrument = inLanguage(rule.instrument, locale);
  const article = rule.article ? inLanguage(rule.article, locale) : '';
  if (locale === 'en') {
    return `${instrument}${article && `, ${article}`}${marks.length > 0 ? ` (${marks.join('; ')})` : ''}`;
  }
  const name = rule.force === 'own' ? instrument : `《${instrument}》`;
  return `${name}${article}${marks.length > 0 ? `（${marks.join('，')}）` : ''}`;
}
