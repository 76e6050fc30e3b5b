import type { ReactNode } from 'react';
import { inline } from './mathml';

type FormulaListInput = {
  steps: readonly { readonly key: string; readonly said: string; readonly formula: ReactNode }[];
  symbols: readonly { readonly key: string; readonly symbol: ReactNode; readonly meaning: string }[];
};

/** Formulas, each after its sentence, then what the letters mean. */
export function FormulaList({ steps, symbols }: FormulaListInput) {
  return (
    <>
      <ol className="space-y-6">
        {steps.map(({ key, said, formula }) => (
          <li key={key} className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] sm:items-center sm:gap-8">
            <span>{said}</span>
            <span className="block overflow-x-auto py-1">{formula}</span>
          </li>
        ))}
      </ol>
      <dl className="mt-10 grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-sm">
        {symbols.map(({ key, symbol, meaning }) => (
          <div key={key} className="contents">
            <dt>{inline(symbol)}</dt>
            <dd className="text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
