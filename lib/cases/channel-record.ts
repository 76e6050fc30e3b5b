import { type Published, publishFigures, type TableRow } from '@/lib/privacy/gate';
import { ANSWER_BANDS, type AnswerBand, CASE_ENDS, type CaseOutcome } from './case-outcome';

/** What drivers recorded of one channel in one quarter, reckoned from published cells alone. */
export type ChannelRecord = {
  readonly channel: string;
  /** Complaints in the shown cells, rounded as they are. */
  readonly cases: number;
  /** Shown outcomes in percent of them, the most frequent first. */
  readonly shares: readonly { readonly outcome: CaseOutcome; readonly percent: number }[];
  /** Band of the median, and the bands between which it lies with 90 % confidence; null where no band is shown. */
  readonly days: { readonly median: AnswerBand; readonly low: AnswerBand; readonly high: AnswerBand } | null;
};

/** Normal quantile of a 90 % interval. */
const Z = 1.645;

/** The records of all channels that a quarter tells anything of. @param outcomes, days rows of the two tables of complaints */
export function channelRecords(
  outcomes: Published<TableRow[]>,
  days: Published<TableRow[]>,
): Published<readonly ChannelRecord[]> {
  const medians = publishFigures(
    days,
    (rows) => new Map(byChannel(rows).map(([channel, own]) => [channel, medianOf(own)])),
  );
  return publishFigures(outcomes, (rows) =>
    byChannel(rows).map(([channel, own]) => recordOf(channel, own, medians.get(channel) ?? null)),
  );
}

/** Cells of each channel as code and count. */
function byChannel(rows: readonly TableRow[]): [string, [string, number][]][] {
  const channels = new Map<string, [string, number][]>();
  for (const { key, total, reports } of rows) {
    const [channel, code] = key;
    if (total || channel === undefined || code === undefined) continue;
    channels.set(channel, [...(channels.get(channel) ?? []), [code, reports]]);
  }
  return [...channels];
}

function recordOf(channel: string, cells: readonly [string, number][], days: ChannelRecord['days']): ChannelRecord {
  const cases = cells.reduce((sum, [, count]) => sum + count, 0);
  const shares = CASE_ENDS.flatMap((outcome) => {
    const count = cells.find(([code]) => code === outcome)?.[1];
    return count ? [{ outcome, percent: Math.round((100 * count) / cases) }] : [];
  });
  return { channel, cases, shares: shares.sort((a, b) => b.percent - a.percent), days };
}

/** The band of the median and of its distribution-free interval: the order statistics around the middle (binomial, normal approximation). */
function medianOf(cells: readonly [string, number][]): ChannelRecord['days'] {
  const counts = ANSWER_BANDS.map((band) => cells.find(([code]) => code === band)?.[1] ?? 0);
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  const reach = (Z * Math.sqrt(all)) / 2;
  const at = (rank: number) => bandAt(counts, Math.min(all, Math.max(1, rank)));
  return {
    median: at(Math.ceil(all / 2)),
    low: at(Math.floor(all / 2 - reach)),
    high: at(Math.ceil(all / 2 + reach) + 1),
  };
}

function bandAt(counts: readonly number[], rank: number): AnswerBand {
  let before = 0;
  const at = counts.findIndex((count) => {
    before += count;
    return before >= rank;
  });
  return ANSWER_BANDS[at] ?? 'd61_plus';
}
