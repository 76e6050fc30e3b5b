/** What a driver did against the calls and is asked about later; codes of DID where there is one. */
export const FOLLOW_UP_CHANNELS = ['renewal', 'called_insurer', 'reported_12378', 'reported_12321', 'ktfsr'] as const;
export const FOLLOW_UP_ANSWERS = ['stopped', 'fewer', 'same', 'more'] as const;
/** Days after it at which the question is put. */
export const FOLLOW_UP_DAYS = [14, 30] as const;

export type FollowUpChannel = (typeof FOLLOW_UP_CHANNELS)[number];
export type FollowUpAnswer = (typeof FOLLOW_UP_ANSWERS)[number];
export type FollowUpDays = (typeof FOLLOW_UP_DAYS)[number];

/** An answer as it is kept with a report. */
export interface FollowUp {
  readonly receipt: string;
  readonly channel: FollowUpChannel;
  readonly afterDays: FollowUpDays;
  readonly answer: FollowUpAnswer;
}
