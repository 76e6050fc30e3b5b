import { useTranslations } from 'next-intl';
import type { CrossCheckParameters } from '@/lib/ranking/cross-check/cross-check-parameters';
import { display, fraction, inline, line, name, number, operator, row, sub, subsup } from './mathml';

const [c, D, E, i, L, N, O, Q, V, y, theta] = ['c', 'D', 'E', 'i', 'L', 'N', 'O', 'Q', 'V', 'y', 'θ'].map((s) =>
  name(s),
);
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
} as const;

const SYMBOLS = {
  c,
  Q: sub(Q, c),
  OE: line(O, ',', E, ',', N),
  L,
  kept: line(kept('n'), ',', kept('Q')),
} as const;

/** What the cross-check adds to the formulas of share over share. */
export function CrossCheckFormulas({ parameters }: { parameters: CrossCheckParameters }) {
  const t = useTranslations('methodology.crossFormulas');
  return (
    <>
      <ol className="space-y-6">
        {(Object.keys(STEPS) as (keyof typeof STEPS)[]).map((key) => (
          <li key={key} className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] sm:items-center sm:gap-8">
            <span>{t(`steps.${key}`)}</span>
            <span className="block overflow-x-auto py-1">{STEPS[key](t(`spoken.${key}`), parameters)}</span>
          </li>
        ))}
      </ol>
      <dl className="mt-8 grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-sm">
        {(Object.keys(SYMBOLS) as (keyof typeof SYMBOLS)[]).map((key) => (
          <div key={key} className="contents">
            <dt>{inline(SYMBOLS[key])}</dt>
            <dd className="text-muted">{t(`symbols.${key}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
