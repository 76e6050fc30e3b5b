/** Reports of the window about one enterprise number; `claim` an insurer's id, or `unknown`, `multi`, `not_insurer`; ALL_CLAIMS for all. */
export type NumberTally = {
  readonly number: string;
  readonly claim: string;
  readonly reporters: number;
  readonly reports: number;
};

/** The tally of a number over all claims: its reporters are distinct, so they are no sum. */
export const ALL_CLAIMS = 'any';
