import { fillWhole } from '@/lib/platform/fill';
import { inLanguage } from '@/lib/rights/certainty';
import { citeRule, forceLabel, LEGAL_RULES, type LegalRule, ruleById } from '@/lib/rights/legal-rules';
import type { Block } from '../document';
import { inRuns, legalBasis } from '../legal-basis';
import type { PackContext } from './pack-context';

/** Each fact with the rules it touches, then the rules themselves with article, date, standing and source. */
export function basis({ calls, words, locale }: PackContext): readonly Block[] {
  const found = legalBasis(calls, locale);
  const cited = new Set(found.flatMap(({ rules }) => rules));
  const rules = LEGAL_RULES.filter(({ id }) => cited.has(id));
  const sources = sourcesOf(rules, words.basis);
  const shares = { facts: [30, 22, 48], rules: [28, 40, 16, 16] };
  return [
    { kind: 'heading', level: 1, text: words.basis.title },
    { kind: 'paragraph', text: words.basis.note, tone: 'muted' },
    {
      kind: 'table',
      columns: words.basis.columns.map((title, i) => ({ title, share: shares.facts[i] ?? 30 })),
      rows: found.map(({ fact, calls: of, rules: ids }) => [
        fact,
        of.length === calls.length ? words.basis.allCalls : namedCalls(of, words),
        ids.map((id) => citeRule(ruleById(id), locale)).join(words.list),
      ]),
    },
    { kind: 'heading', level: 2, text: words.basis.rulesTitle },
    {
      kind: 'table',
      columns: words.basis.rulesColumns.map((title, i) => ({ title, share: shares.rules[i] ?? 20 })),
      rows: rules.map((rule) => [
        `${citeRule(rule, locale)}\n${inLanguage(rule.issuer, locale)}`,
        `${inLanguage(rule.gives, locale)}[${sources.numberOf(rule)}]`,
        sinceOf(rule, words.basis),
        forceLabel(rule, locale),
      ]),
    },
    { kind: 'paragraph', text: words.basis.sourcesTitle, tone: 'strong' },
    ...sources.lines.map((text): Block => ({ kind: 'paragraph', text, tone: 'muted' })),
  ];
}

/** Runs of calls that a cell names before it only counts. */
const MOST_RUNS = 12;

function namedCalls(calls: readonly number[], { basis: words, sep }: PackContext['words']): string {
  const runs = inRuns(calls);
  const shown = runs.slice(0, MOST_RUNS).join(sep);
  if (runs.length <= MOST_RUNS) return fillWhole(words.callsOf, { calls: shown });
  return fillWhole(words.callsMany, { calls: shown, count: calls.length });
}

type Words = PackContext['words']['basis'];

function sinceOf({ force, since, sinceGrade, until }: LegalRule, words: Words): string {
  const text = force === 'draft' ? words.draftOf : until ? words.sinceTo : words.since;
  return fillWhole(text, { date: since, until: until ?? '' }) + (sinceGrade === 'recall' ? words.unchecked : '');
}

/** Where the rules stand, each place once, numbered in the order of the rules. */
function sourcesOf(rules: readonly LegalRule[], words: Words) {
  const keyOf = ({ source, grade, checkedOn }: LegalRule) => `${source} ${grade} ${checkedOn}`;
  const keys = [...new Set(rules.map(keyOf))];
  const lines = keys.map((key, i) => {
    const [source = '', grade = 'recall', date = ''] = key.split(' ');
    return fillWhole(words.source, { n: i + 1, source, grade: words.grades[grade as LegalRule['grade']], date });
  });
  return { lines, numberOf: (rule: LegalRule) => keys.indexOf(keyOf(rule)) + 1 };
}
