import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { RankingParameters } from '@/lib/ranking/parameters';
import { FormulaList } from './formula-list';
import { display, fraction, keysOf, line, name, number, operator, root, row, sub, subsup, sup, under } from './mathml';

const i = name('i');
const r = name('r');
const [w, k, e, n, N, V, D, sigma, theta, z] = ['w', 'k', 'e', 'n', 'N', 'V', 'D', 'σ', 'θ', 'z'].map((s) => name(s));
const of = (symbol: ReactNode) => sub(symbol, i);
const w_ri = sub(w, row(r, i));
const sumOver = (below: ReactNode) => under(operator('∑'), below);
const squaredOf = (symbol: ReactNode) => subsup(symbol, i, number('2'));

type Formula = (label: string, parameters: RankingParameters) => ReactNode;

/** In the order in which the score is made. */
const STEPS = {
  raw: (label) =>
    display(label, sub(name('R'), i), '=', fraction(row(of(n), operator('/'), N), row(of(V), operator('/'), V))),
  design: (label) =>
    display(
      label,
      D,
      '=',
      fraction(
        row(sumOver(row(r, operator(','), i)), subsup(w, row(r, i), number('2'))),
        row(sumOver(row(r, operator(','), i)), w_ri),
      ),
    ),
  effective: (label) =>
    display(label, of(k), '=', fraction(of(n), D), ',', of(e), '=', fraction(row(N, of(V)), row(V, D))),
  prior: (label) =>
    display(
      label,
      ...[of(k), '∼', name('Poisson'), '(', of(theta), of(e), ')', ','],
      ...[of(theta), '∼', name('Γ'), '(', name('a'), ',', name('b'), ')'],
    ),
  posterior: (label) =>
    display(
      label,
      of(name('I')),
      '=',
      fraction(row(name('a'), operator('+'), of(k)), row(name('b'), operator('+'), of(e))),
    ),
  draw: (label) =>
    display(
      label,
      ...[sup(name('I'), operator('∗')), '=', sup(theta, operator('∗')), sup(name('e'), row(of(sigma), z)), ','],
      ...[of(sigma), '='],
      root(row(sup(sub(sigma, number('0')), number('2')), operator('+'), squaredOf(name('s')))),
    ),
  red: (label, { redIndex, redProbability }) =>
    display(
      label,
      ...[name('P'), '(', sup(name('I'), operator('∗')), '>', number(redIndex), ')'],
      ...['>', number(redProbability)],
    ),
} as const satisfies Record<string, Formula>;

const SYMBOLS = {
  n: of(n),
  w: w_ri,
  V: of(V),
  D,
  ke: line(of(k), ',', of(e)),
  theta: of(theta),
  s: line(sub(sigma, number('0')), ',', of(name('s'))),
} as const;

/** The score in seven lines, then what the letters mean. */
export function Formulas({ parameters }: { parameters: RankingParameters }) {
  const t = useTranslations('methodology.formulas');
  const steps = keysOf(STEPS).map((key) => ({
    ...{ key, said: t(`steps.${key}`) },
    formula: STEPS[key](t(`spoken.${key}`), parameters),
  }));
  const symbols = keysOf(SYMBOLS).map((key) => ({
    ...{ key, symbol: SYMBOLS[key] },
    meaning: t(`symbols.${key}`, { modelSd: parameters.modelSd }),
  }));
  return <FormulaList steps={steps} symbols={symbols} />;
}
