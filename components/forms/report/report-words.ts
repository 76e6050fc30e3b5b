/** What the scripts of the report form say; `{…}` is filled in on the device. */
export type ReportWords = {
  readonly submit: string;
  readonly sending: string;
  readonly problemTitle: string;
  readonly notTakenTitle: string;
  readonly unavailable: string;
  readonly kept: string;
  readonly away: string;
  readonly keptAway: string;
  readonly notKept: string;
  readonly drafts: {
    readonly title: string;
    readonly hint: string;
    readonly send: string;
    readonly edit: string;
    readonly drop: string;
    readonly dropAsk: string;
    readonly sent: string;
    readonly receipt: string;
    readonly unnamed: string;
  };
  readonly again: {
    readonly title: string;
    readonly hint: string;
    readonly button: string;
    readonly hidden: string;
    readonly unreachable: string;
    readonly failed: string;
  };
};
