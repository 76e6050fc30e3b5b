/** What the scripts of the import page say; `{…}` is filled in on the device. */
export type ImportWords = {
  readonly source: {
    readonly paste: string;
    readonly pasteHint: string;
    readonly example: string;
    readonly read: string;
    readonly file: string;
    readonly fileHint: string;
    readonly engine: string;
  };
  readonly reading: {
    readonly engine: string;
    readonly picture: string;
    readonly calls: string;
    readonly stop: string;
    readonly stopped: string;
    readonly engineFailed: string;
    readonly failed: string;
  };
  readonly problems: Readonly<Record<string, string>>;
  readonly preview: {
    readonly title: string;
    readonly none: string;
    readonly noneHint: string;
    readonly unread: string;
    readonly day: string;
    readonly dayHint: string;
    readonly hint: string;
    readonly tickAll: string;
    readonly tickOfficial: string;
    readonly untick: string;
    readonly tickCaller: string;
    readonly hidden: string;
    readonly calls: string;
    readonly official: string;
    readonly saved: string;
    readonly both_ways: string;
    readonly tag: string;
    readonly missed: string;
    readonly dayOnly: string;
    readonly reported: string;
    readonly named: string;
    readonly notNamed: string;
    readonly more: string;
    readonly again: string;
  };
  readonly aside: Readonly<Record<string, string>>;
  /** Offers the screenshots as evidence of the calls that were read from them. */
  readonly attach: Readonly<Record<'title' | 'lead' | 'button' | 'sending' | 'done' | 'failed', string>>;
  readonly bar: {
    readonly ticked: string;
    readonly nobody: string;
    readonly name: string;
    readonly choose: string;
    readonly often: string;
    readonly others: string;
    readonly city: string;
    readonly cityHint: string;
    readonly role: string;
    readonly roleHint: string;
    readonly once: string;
    readonly send: string;
    readonly needTick: string;
    readonly needName: string;
    readonly needCity: string;
    readonly needKnownCity: string;
    readonly whichCity: string;
  };
  readonly sending: {
    readonly title: string;
    readonly done: string;
    readonly waiting: string;
    readonly limited: string;
    readonly later: string;
    readonly tryAgain: string;
    readonly stays: string;
    readonly rows: string;
    readonly states: Readonly<Record<'waiting' | 'stored' | 'there' | 'refused', string>>;
  };
  readonly done: {
    readonly title: string;
    readonly counted: string;
    readonly there: string;
    readonly refused: string;
    readonly receipts: string;
    readonly receipt: string;
    readonly recovery: string;
    readonly recoveryHint: string;
    readonly copy: string;
    readonly copied: string;
    readonly me: string;
    readonly pack: string;
    readonly more: string;
  };
};
