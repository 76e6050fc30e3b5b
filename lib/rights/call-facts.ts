/** Who the caller turned out or claimed to be, as far as it decides where to complain. */
export const CALLERS = ['insurer', 'intermediary', 'business', 'several', 'unknown'] as const;
/** Whether the driver had told them to stop. */
export const TOLD = ['no', 'before', 'this_call'] as const;
/** What they knew of the driver: nothing, name, plate, expiry day and the like, or identity papers and VIN. */
export const KNEW = ['nothing', 'contact', 'papers'] as const;
export const NUMBERS = ['enterprise', 'landline', 'mobile', 'hidden', 'mismatch'] as const;
/** What makes it a matter of the police. */
export const DANGERS = ['payment', 'fraud', 'threat', 'list_sale'] as const;
/** Where a complaint to the insurer stands. */
export const COMPLAINED = ['no', 'waiting', 'late', 'unsatisfied'] as const;
export const WANTS = ['stop', 'source', 'delete', 'compensation'] as const;

/** What happened, in codes alone: enough to say who takes it, nothing that names anybody. */
export type CallFacts = {
  readonly caller: (typeof CALLERS)[number];
  readonly told: (typeof TOLD)[number];
  readonly knew: (typeof KNEW)[number];
  readonly number: (typeof NUMBERS)[number];
  readonly dangers: readonly (typeof DANGERS)[number][];
  readonly complained: (typeof COMPLAINED)[number];
  readonly wants: readonly (typeof WANTS)[number][];
};

/** The questions of the router in their order, each with its answers, the one taken when none is given first; `many`: several may be ticked. */
export const QUESTIONS = [
  { id: 'caller', answers: CALLERS, many: false },
  { id: 'told', answers: TOLD, many: false },
  { id: 'knew', answers: KNEW, many: false },
  { id: 'number', answers: NUMBERS, many: false },
  { id: 'dangers', answers: DANGERS, many: true },
  { id: 'complained', answers: COMPLAINED, many: false },
  { id: 'wants', answers: WANTS, many: true },
] as const;

type Query = { getAll(name: string): readonly string[] };

/** Reads facts from a query; what it does not know is dropped, and what is missing is the first answer. Never fails. */
export function readCallFacts(query: Query): CallFacts {
  const one = <T extends string>(name: string, of: readonly [T, ...T[]]): T =>
    of.find((code) => query.getAll(name).includes(code)) ?? of[0];
  const many = <T extends string>(name: string, of: readonly T[]): T[] =>
    of.filter((code) => query.getAll(name).includes(code));
  return {
    caller: one('caller', CALLERS),
    told: one('told', TOLD),
    knew: one('knew', KNEW),
    number: one('number', NUMBERS),
    dangers: many('dangers', DANGERS),
    complained: one('complained', COMPLAINED),
    wants: many('wants', WANTS),
  };
}

/** The one query that stands for facts: questions in their order, answers in theirs. */
export function callFactsSearch(facts: CallFacts): string {
  const query = new URLSearchParams();
  for (const { id } of QUESTIONS) for (const code of [facts[id]].flat()) query.append(id, code);
  return `?${query}`;
}
