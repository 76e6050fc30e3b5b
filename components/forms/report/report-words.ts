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

/** A moment for people, in China: 11月22日 10:15 · 22 Nov, 10:15. */
export const shortTime = (iso: string, locale: string): string =>
  new Date(iso).toLocaleString(locale === 'en' ? 'en-GB' : locale, {
    timeZone: 'Asia/Shanghai',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

/** A key for one report, of 128 random bits; works without https too. */
export const randomKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
