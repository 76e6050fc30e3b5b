/** What a moderator may decide of a file, each with the reasons there can be; words are `desk.decisions` and `desk.reasons`. */
export const DECISIONS = {
  checked: ['shows_the_call', 'speaks_of_the_call', 'lists_the_call'],
  unsupported: ['other_number', 'other_time', 'no_call', 'altered'],
  unreadable: ['too_small', 'cut_off', 'no_sound', 'damaged'],
  taken_down: ['unlawful', 'somebody_else', 'not_about_a_call'],
} as const;

/** Reasons that only files of one kind can give. */
const ONLY: Readonly<Record<string, DeskItem['kind']>> = {
  shows_the_call: 'picture',
  speaks_of_the_call: 'recording',
  lists_the_call: 'bill',
  too_small: 'picture',
  no_sound: 'recording',
};

/** The reasons of a decision that make sense for a kind of file. */
export const reasonsFor = (decision: Decision, kind: DeskItem['kind']) =>
  DECISIONS[decision].filter((reason) => (ONLY[reason] ?? kind) === kind);

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
