/** Ends of a complaint; `no_answer`: the term ran out and the driver gave up waiting. */
export const CASE_ENDS = ['no_answer', 'stopped', 'apology', 'refused', 'compensation', 'other'] as const;

/** What became of a complaint, as its driver says. `waiting` and `forwarded` are on the way. */
export const CASE_OUTCOMES = ['waiting', 'forwarded', ...CASE_ENDS] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

/** Whether nothing more is awaited of a complaint. */
export const isEnd = (outcome: CaseOutcome): boolean => (CASE_ENDS as readonly CaseOutcome[]).includes(outcome);

/** Bands of days from complaint to answer, with the most days of each; what takes longer is of {@link LONGEST_BAND}. */
export const ANSWER_LIMITS = [
  ['d0_3', 3],
  ['d4_7', 7],
  ['d8_15', 15],
  ['d16_30', 30],
  ['d31_60', 60],
] as const;
export const LONGEST_BAND = 'd61_plus';
export type AnswerBand = (typeof ANSWER_LIMITS)[number][0] | typeof LONGEST_BAND;

/** All bands, the quickest first. */
export const ANSWER_BANDS: readonly AnswerBand[] = [...ANSWER_LIMITS.map(([band]) => band), LONGEST_BAND];
