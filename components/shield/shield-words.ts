/** What the form of the calendar file and the push part say; `{…}` stands for what is filled in. */
export type ShieldFileWords = {
  readonly expiry: string;
  readonly hint: string;
  readonly hintWithoutScript: string;
  readonly button: string;
  readonly done: string;
  readonly problem: string;
  readonly past: string;
  readonly note: string;
};

export type PushWords = {
  readonly title: string;
  readonly lead: string;
  readonly days: string;
  readonly first: string;
  readonly ask: string;
  readonly stop: string;
  readonly onNow: string;
  readonly done: string;
  readonly stopped: string;
  readonly none: string;
  readonly unable: string;
  readonly denied: string;
  readonly failed: string;
  readonly withoutScript: string;
  readonly china: string;
};
