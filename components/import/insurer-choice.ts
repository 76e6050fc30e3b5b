/** The companies that a call may have named: the most named first, then all others, and the answers that are no company. */
export type InsurerChoice = {
  readonly often: readonly InsurerOption[];
  readonly others: readonly InsurerOption[];
  readonly open: readonly InsurerOption[];
  readonly nameOf: (id: string) => string;
};
export type InsurerOption = { readonly id: string; readonly name: string };

/** A choice by its lists. */
export function insurerChoice(lists: Omit<InsurerChoice, 'nameOf'>): InsurerChoice {
  const names = new Map([...lists.often, ...lists.others, ...lists.open].map(({ id, name }) => [id, name]));
  return { ...lists, nameOf: (id) => names.get(id) ?? id };
}
