/** What became of a complaint, as its driver says. `waiting` and `forwarded` are on the way, the others its end. */
export const CASE_OUTCOMES = [
  'waiting',
  'forwarded',
  'no_answer',
  'stopped',
  'apology',
  'refused',
  'compensation',
  'other',
] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

/** Ends of a complaint; `no_answer`: the term ran out and the driver gave up waiting. */
export const CASE_ENDS = [
  'no_answer',
  'stopped',
  'apology',
  'refused',
  'compensation',
  'other',
] as const satisfies readonly CaseOutcome[];

export const isEnd = (outcome: CaseOutcome): boolean => (CASE_ENDS as readonly CaseOutcome[]).includes(outcome);

/** Bands of days from complaint to answer; `none`: no answer came. Their upper ends, in days. */
export const ANSWER_BANDS = ['d0_3', 'd4_7', 'd8_15', 'd16_30', 'd31_60', 'd61_plus', 'none'] as const;
export type AnswerBand = (typeof ANSWER_BANDS)[number];

const UP_TO: readonly (readonly [AnswerBand, number])[] = [
  ['d0_3', 3],
  ['d4_7', 7],
  ['d8_15', 15],
  ['d16_30', 30],
  ['d31_60', 60],
];

/** Band of a number of whole days (≥ 0). */
export const answerBand = (days: number): AnswerBand => UP_TO.find(([, most]) => days <= most)?.[0] ?? 'd61_plus';
