'use client';

import { useEffect, useRef } from 'react';
import type { ShownProblem } from './shown-problem';

type ProblemSummaryInput = {
  title: string;
  problems: readonly ShownProblem[];
  labels: Readonly<Record<string, string>>;
  /** Id of the element a problem is mended in, or null when it is not about one field. */
  anchorOf: (field: string) => string | null;
};

/** All that is to be mended, above the form and linked to the fields; takes the focus when it appears or changes. */
export function ProblemSummary({ title, problems, labels, anchorOf }: ProblemSummaryInput) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) box.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      aria-labelledby="problem-summary"
      className="mb-8 scroll-mt-4 border-l-4 border-ink py-1 pl-4"
    >
      <h2 id="problem-summary" className="text-lg">
        {title}
      </h2>
      <ul className="mt-2 space-y-1">
        {problems.map(({ field, message }) => {
          const anchor = anchorOf(field);
          const label = labels[field];
          const text = label ? `${label} – ${message}` : message;
          return (
            <li key={`${field} ${message}`}>
              {anchor ? (
                <a href={`#${anchor}`} className="inline-flex min-h-6 items-center font-semibold">
                  {text}
                </a>
              ) : (
                text
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
