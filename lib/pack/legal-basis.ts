import type { Locale } from '@/lib/platform/locale';
import { label } from '@/lib/reports/taxonomy';
import { type Circumstance, RULES_OF_CIRCUMSTANCES, RULES_OF_FACTS, RULES_OF_LURES } from '@/lib/rights/rules-of-facts';
import { isBefore40Days, isUnsocial, unsaidOf } from './describe-call';
import type { NumberedCall } from './group-calls';
import { packWords } from './pack-words';

/** One fact, the calls it was noted of, and the rules it touches. */
export type Basis = {
  readonly fact: string;
  readonly calls: readonly number[];
  readonly rules: readonly string[];
};

const OUTSOURCED = ['insurer_outsourced', 'agency', 'broker', 'individual_agent'];
const UNREGISTERED = ['scalper', 'suspected_fraud', 'data_seller'];

const HOLDS: Readonly<Record<Circumstance, (call: NumberedCall, locale: Locale) => boolean>> = {
  any_call: () => true,
  before_40_days: isBefore40Days,
  outsourced: ({ role }) => OUTSOURCED.includes(role),
  unregistered: ({ role }) => UNREGISTERED.includes(role),
  data_seller: ({ role }) => role === 'data_seller',
  unsocial_hours: isUnsocial,
};

/** The facts of calls with the rules they touch: what holds of most calls first. */
export function legalBasis(calls: readonly NumberedCall[], locale: Locale): readonly Basis[] {
  const found = new Map<string, { calls: number[]; rules: readonly string[] }>();
  const note = (fact: string, no: number, rules: readonly string[] | undefined) => {
    if (!rules) return;
    const known = found.get(fact) ?? { calls: [], rules };
    if (known.calls.at(-1) !== no) known.calls.push(no);
    found.set(fact, known);
  };
  const words = packWords(locale).basis.circumstances;
  for (const call of calls) {
    for (const [name, holds] of Object.entries(HOLDS) as [Circumstance, (typeof HOLDS)[Circumstance]][]) {
      if (holds(call, locale)) note(words[name], call.no, RULES_OF_CIRCUMSTANCES[name]);
    }
    for (const code of factCodes(call)) note(label('FACTS', code, locale), call.no, RULES_OF_FACTS[code]);
    for (const code of call.lures) note(label('LURES', code, locale), call.no, RULES_OF_LURES[code]);
  }
  return [...found]
    .map(([fact, basis]) => ({ fact, ...basis }))
    .sort((a, b) => b.calls.length - a.calls.length || a.fact.localeCompare(b.fact));
}

/** What was ticked, and what the answers about name, company and certificate amount to. */
function factCodes(call: NumberedCall): readonly string[] {
  const unsaid = unsaidOf(call, 'zh-CN') !== null && !call.facts.includes('no_identity');
  return unsaid ? [...call.facts, 'no_identity'] : call.facts;
}

/** «1–4», «7»: numbers in runs. They must be in order. */
export function inRuns(numbers: readonly number[]): string[] {
  const runs: [number, number][] = [];
  for (const n of numbers) {
    const last = runs.at(-1);
    if (last && last[1] === n - 1) last[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([a, b]) => (a === b ? String(a) : `${a}–${b}`));
}
