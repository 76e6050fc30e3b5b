import type { ReactNode } from 'react';
import { FieldProblem } from './field-problem';

type ChipGroupInput = {
  id: string;
  legend: string;
  hint?: string | undefined;
  /** The field whose problem stands here; left out where another group of the same field shows it. */
  field?: string | undefined;
  large?: boolean;
  /** The legend is for those who do not see the chips. */
  quiet?: boolean;
  children: ReactNode;
};

/** A question answered by chips. */
export function ChipGroup({ id, legend, hint, field, large = false, quiet = false, children }: ChipGroupInput) {
  const described = [hint ? `${id}-hint` : '', field ? `${field}-problem` : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      id={`${id}-group`}
      tabIndex={-1}
      aria-describedby={described || undefined}
      className="min-w-0 scroll-my-28 outline-none"
    >
      <legend className={quiet ? 'sr-only' : large ? 'text-lg font-semibold' : 'font-semibold'}>{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {field ? <FieldProblem field={field} /> : null}
      {children}
    </fieldset>
  );
}

/** Chips in a row that wraps. */
export function ChipRow({ children }: { children: ReactNode }) {
  return <div className="mt-2 flex flex-wrap gap-2">{children}</div>;
}
