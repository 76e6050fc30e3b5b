import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { RankingParameters } from '@/lib/ranking/parameters';
import { display, fraction, inline, line, name, number, operator, root, row, sub, subsup, sup, under } from './mathml';

const i = name('i');
const r = name('r');
const [w, k, e, n, N, V, D, sigma, theta, z] = ['w', 'k', 'e', 'n', 'N', 'V', 'D', 'σ', 'θ', 'z'].map((s) => name(s));
const of = (symbol: ReactNode) => sub(symbol, i);
const w_ri = sub(w, row(r, i));
const sumOver = (below: ReactNode) => under(operator('∑'), below);
const squaredOf = (symbol: ReactNode) => subsup(symbol, i, number('2'));

type Step = {
  key: 'raw' | 'design' | 'effective' | 'prior' | 'posterior' | 'draw' | 'red';
  formula: (label: string) => ReactNode;
};

const steps = ({ redIndex, redProbability }: RankingParameters): readonly Step[] => [
  {
    key: 'raw',
    formula: (label) =>
      display(label, sub(name('R'), i), '=', fraction(row(of(n), operator('/'), N), row(of(V), operator('/'), V))),
  },
  {
    key: 'design',
    formula: (label) =>
      display(
        label,
        D,
        '=',
        fraction(
          row(sumOver(row(r, operator(','), i)), subsup(w, row(r, i), number('2'))),
          row(sumOver(row(r, operator(','), i)), w_ri),
        ),
      ),
  },
  {
    key: 'effective',
    formula: (label) =>
      display(label, of(k), '=', fraction(of(n), D), ',', of(e), '=', fraction(row(N, of(V)), row(V, D))),
  },
  {
    key: 'prior',
    formula: (label) =>
      display(
        label,
        of(k),
        '∼',
        name('Poisson'),
        '(',
        of(theta),
        of(e),
        ')',
        ',',
        of(theta),
        '∼',
        name('Γ'),
        '(',
        name('a'),
        ',',
        name('b'),
        ')',
      ),
  },
  {
    key: 'posterior',
    formula: (label) =>
      display(
        label,
        of(name('I')),
        '=',
        fraction(row(name('a'), operator('+'), of(k)), row(name('b'), operator('+'), of(e))),
      ),
  },
  {
    key: 'draw',
    formula: (label) =>
      display(
        label,
        sup(name('I'), operator('∗')),
        '=',
        sup(theta, operator('∗')),
        sup(name('e'), row(of(sigma), z)),
        ',',
        of(sigma),
        '=',
        root(row(sup(sub(sigma, number('0')), number('2')), operator('+'), squaredOf(name('s')))),
      ),
  },
  {
    key: 'red',
    formula: (label) =>
      display(
        label,
        name('P'),
        '(',
        sup(name('I'), operator('∗')),
        '>',
        number(redIndex),
        ')',
        '>',
        number(redProbability),
      ),
  },
];

const SYMBOLS = {
  n: of(n),
  w: w_ri,
  V: of(V),
  D,
  ke: line(of(k), ',', of(e)),
  theta: of(theta),
  s: line(sub(sigma, number('0')), ',', of(name('s'))),
} as const;

/** The score in seven lines, each after its sentence, then what the letters mean. */
export function Formulas({ parameters }: { parameters: RankingParameters }) {
  const t = useTranslations('methodology.formulas');
  return (
    <>
      <ol className="space-y-6">
        {steps(parameters).map(({ key, formula }) => (
          <li key={key} className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] sm:items-center sm:gap-8">
            <span>{t(`steps.${key}`)}</span>
            <span className="block overflow-x-auto py-1">{formula(t(`spoken.${key}`))}</span>
          </li>
        ))}
      </ol>
      <dl className="mt-10 grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-sm">
        {(Object.keys(SYMBOLS) as (keyof typeof SYMBOLS)[]).map((key) => (
          <div key={key} className="contents">
            <dt>{inline(SYMBOLS[key])}</dt>
            <dd className="text-muted">{t(`symbols.${key}`, { modelSd: parameters.modelSd })}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
