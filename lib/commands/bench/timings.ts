/** What a run of requests came to: how many a second, milliseconds at the median and the 99th percentile, and bytes of an answer. */
export type Timings = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
  readonly bytes?: number;
  /** What was answered instead, and how often. */
  readonly reasons?: string;
};

/** Microseconds of processor time for each request or commit: of the load, the server asked, and the database. */
export type Cost = { readonly load: number; readonly server: number; readonly database: number };
export type Costed = Timings & { readonly cost: Cost | null };

/** Sums up single durations (milliseconds) measured within `seconds`. */
export function timingsOf(durations: readonly number[], seconds: number, failed = 0): Timings {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { perSecond: durations.length / seconds, p50: at(0.5), p99: at(0.99), failed };
}

/** The run in the middle by rate: one slow or fast run decides nothing. */
export function medianRun<T extends Timings>(runs: readonly T[]): T {
  const sorted = [...runs].sort((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new RangeError('no runs');
  return middle;
}
