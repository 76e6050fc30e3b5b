'use client';

import { createContext, useContext } from 'react';

/** One thing to mend, in the words of the page. `candidates` are what an ambiguous answer may have meant. */
export type ShownProblem = {
  readonly field: string;
  readonly message: string;
  readonly candidates?: readonly { readonly value: string; readonly label: string }[];
};

const Problems = createContext<readonly ShownProblem[]>([]);

export const ProblemsProvider = Problems.Provider;

/** The problem of a field, if it has one. */
export function useProblem(field: string): ShownProblem | undefined {
  return useContext(Problems).find((problem) => problem.field === field);
}
