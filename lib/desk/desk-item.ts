/** What a moderator may decide of a file, each with the reasons there can be; words are `desk.decisions` and `desk.reasons`. */
export const DECISIONS = {
  checked: ['shows_the_call', 'speaks_of_the_call', 'lists_the_call'],
  unsupported: ['other_number', 'other_time', 'no_call', 'altered'],
  unreadable: ['too_small', 'cut_off', 'no_sound', 'damaged'],
  taken_down: ['unlawful', 'somebody_else', 'not_about_a_call'],
} as const;

export type Decision = keyof typeof DECISIONS;
export const DECISION_NAMES = Object.keys(DECISIONS) as Decision[];

/** One file as a moderator sees it: what must be known to decide, and nothing of the driver or his other reports. */
export type DeskItem = {
  readonly name: string;
  readonly kind: 'picture' | 'recording' | 'bill';
  readonly mediaType: string;
  readonly bytes: number;
  readonly addedAt: Date;
  /** True: the machine has found number and minute, and this is a check of the machine. */
  readonly audit: boolean;
  readonly calledAt: Date;
  readonly calledPrecision: string;
  readonly numberKind: string;
  readonly numberPrefix: string | null;
  readonly enterpriseNumber: string | null;
  readonly claim: string;
  readonly insurerId: string | null;
};

/** Why a decision was not taken: the file was decided by somebody else, or the number read from it is not the reported one. */
export type DecisionProblem = 'gone' | 'bad_decision' | 'number_differs' | 'not_a_number';
