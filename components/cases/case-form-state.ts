import type { CaseProblem } from '@/lib/cases/case-input';

/** What a form of a case shows again when it was refused: the typed values and what to mend. */
export type CaseFormState = {
  readonly problems: readonly CaseProblem[];
  readonly typed: Readonly<Record<string, string | readonly string[]>>;
};

/** A choice of a list: its code and what it is called. */
export type Choice = { readonly value: string; readonly label: string };

/** The words of one field. */
export type FieldWords = { readonly label: string; readonly hint?: string };
