import type { ReactNode } from 'react';

type Said = {
  /** Of the box; hint and problem have it with an ending. */
  id: string;
  hint?: string | undefined;
  /** What is wrong with the answer. */
  problem?: string | null | undefined;
};

type SaidInput = Said & {
  /** Nothing else on the page says that there is a problem. */
  alone?: boolean | undefined;
};

type LabelledInput = SaidInput & { label: string; large?: boolean; children: ReactNode };

/** The label, hint and problem of a box; the box stands below and carries `boxNames` of the same. */
export function Labelled({ label, large = false, children, ...said }: LabelledInput) {
  return (
    <div>
      <label htmlFor={said.id} className={large ? 'text-lg font-semibold' : 'font-semibold'}>
        {label}
      </label>
      <HintAndProblem {...said} />
      {children}
    </div>
  );
}

/** The hint of a box, and what is wrong with its answer. */
export function HintAndProblem({ id, hint, problem, alone = false }: SaidInput) {
  return (
    <>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p
          id={`${id}-problem`}
          role={alone ? 'alert' : undefined}
          className="mt-2 border-l-4 border-ink pl-3 font-semibold"
        >
          {problem}
        </p>
      ) : null}
    </>
  );
}

/** What ties a box to its label, hint and problem. */
export const boxNames = ({ id, hint, problem }: Said) => ({
  id,
  'aria-describedby': [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ') || undefined,
  'aria-invalid': problem ? (true as const) : undefined,
});
