/** Which way a call went, as far as its log says. `missed` came in too, and nobody took it. */
export type Direction = 'in' | 'missed' | 'out' | 'unknown';

/** One call as a log tells it; nothing is judged yet. */
export type FoundCall = {
  /** As written; «hidden» callers as the phone words them. */
  readonly number: string;
  /** Date in China, 'YYYY-MM-DD'. */
  readonly day: string;
  /** 'HH:mm' in China; null when the log tells the day alone. */
  readonly time: string | null;
  readonly direction: Direction;
  /** The name under which the phone knows the number. */
  readonly name: string | null;
};

/** What was read of a log. */
export type FoundCalls = {
  readonly calls: readonly FoundCall[];
  /** Entries of which number or day could not be read; saved contacts without their number are among them. */
  readonly unread: number;
  /** Whether days were told by words such as «yesterday», and so depend on the day of the log. */
  readonly relative: boolean;
};

export const NOTHING_FOUND: FoundCalls = { calls: [], unread: 0, relative: false };

/** Several logs as one. */
export const joinFound = (parts: readonly FoundCalls[]): FoundCalls => ({
  calls: parts.flatMap(({ calls }) => calls),
  unread: parts.reduce((sum, { unread }) => sum + unread, 0),
  relative: parts.some(({ relative }) => relative),
});
