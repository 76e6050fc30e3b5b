'use client';

import { Chip } from './chip';
import { useProblem } from './shown-problem';

/** What is wrong with a field, beside it; where the answer was ambiguous, the choice. */
export function FieldProblem({ field }: { field: string }) {
  const problem = useProblem(field);
  return (
    <div id={`${field}-problem`} className="mt-2 border-l-4 border-ink pl-3 empty:hidden">
      {problem ? <p className="font-semibold">{problem.message}</p> : null}
      {problem?.candidates ? (
        <div className="mt-2 flex flex-wrap gap-2">
          {problem.candidates.map(({ value, label }) => (
            <Chip
              key={value}
              type="radio"
              name={field}
              value={value}
              label={label}
              id={`${field}-candidate-${value}`}
            />
          ))}
        </div>
      ) : null}
    </div>
  );
}
