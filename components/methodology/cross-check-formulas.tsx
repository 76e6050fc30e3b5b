import { useTranslations } from 'next-intl';
import type { CrossCheckParameters } from '@/lib/ranking/cross-check/cross-check-parameters';
import { FormulaList } from './formula-list';
import { display, fraction, keysOf, line, name, number, operator, root, row, sub, subsup, sup, under } from './mathml';

const [c, D, E, i, L, N, O, Q, V, w, y, theta] = ['c', 'D', 'E', 'i', 'L', 'N', 'O', 'Q', 'V', 'w', 'y', 'θ'].map((s) =>
  name(s),
);
const square = (of: React.ReactNode) => sup(of, number('2'));
const kept = (symbol: string) => subsup(name(symbol), i, operator('′'));
const logOf = (above: typeof N, below: typeof N) => row(name('ln'), fraction(above, below));
const rest = (symbol: typeof N) => row(N, operator('−'), symbol);

const STEPS = {
  market: (label: string) =>
    display(label, sub(y, row(i, c)), '∼', name('Poisson'), '(', sub(theta, i), sub(V, i), sub(Q, c), ')'),
  scan: (label: string) =>
    display(
      label,
      ...[L, '=', fraction(number('1'), D), '(', O, logOf(O, E), '+', '(', rest(O), ')', logOf(rest(O), rest(E)), ')'],
    ),
  limit: (label: string, { blockEvidence, hotRatio }: CrossCheckParameters) =>
    display(label, L, '≥', number(blockEvidence), ',', fraction(O, E), '≥', number(hotRatio)),
  index: (label: string) =>
    display(
      label,
      sub(name('R'), i),
      '=',
      fraction(row(kept('n'), operator('/'), kept('Q')), row(sub(V, i), operator('/'), V)),
    ),
  span: (label: string, { modelSd, weekSd, spanWeeks }: CrossCheckParameters) =>
    display(
      label,
      sub(name('σ'), number('0')),
      '=',
      root(
        row(
          square(number(modelSd)),
          operator('+'),
          square(number(weekSd)),
          operator('('),
          row(under(operator('∑'), w), subsup(name('q'), w, number('2'))),
          operator('−'),
          fraction(number('1'), number(spanWeeks)),
          operator(')'),
        ),
      ),
    ),
} as const;

const SYMBOLS = {
  c,
  Q: sub(Q, c),
  OE: line(O, ',', E, ',', N),
  L,
  kept: line(kept('n'), ',', kept('Q')),
  q: sub(name('q'), w),
} as const;

/** What the cross-check adds to the formulas of share over share. */
export function CrossCheckFormulas({ parameters }: { parameters: CrossCheckParameters }) {
  const t = useTranslations('methodology.crossFormulas');
  const steps = keysOf(STEPS).map((key) => ({
    ...{ key, said: t(`steps.${key}`) },
    formula: STEPS[key](t(`spoken.${key}`), parameters),
  }));
  const symbols = keysOf(SYMBOLS).map((key) => ({ key, symbol: SYMBOLS[key], meaning: t(`symbols.${key}`) }));
  return <FormulaList steps={steps} symbols={symbols} />;
}
