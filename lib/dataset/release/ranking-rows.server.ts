import 'server-only';
import type pg from 'pg';
import type { Run } from '@/lib/dataset/files/file-columns';
import { periodRange } from '@/lib/platform/period-range';
import { publishCount, publishMean, publishTable, reopenRanking, type ShownRankingRow } from '@/lib/privacy/gate';
import type { InsurerEvidence, InsurerExposure } from '@/lib/ranking/evidence';
import { RANKING_PARAMETERS } from '@/lib/ranking/parameters';
import { periodEvidence } from '@/lib/ranking/publish/evidence-by-view.server';
import { exposureInForce } from '@/lib/ranking/publish/exposure-in-force.server';
import { rankInsurers } from '@/lib/ranking/rank-insurers';
import { shareOverShare } from '@/lib/ranking/share-over-share';
import { FILTERS } from '@/lib/ranking/view';

/** One published ranking of a period. */
export type PeriodRanking = {
  readonly period: string;
  readonly by: string;
  readonly code: string;
  readonly method: string;
  readonly rows: readonly ShownRankingRow[];
};

type Stored = { view: string; method: string; rows: { rows: unknown } };

/** The newest ranking of every slice of a period: all reports first, then by slice and code. */
export async function periodRankings(client: pg.ClientBase, period: string): Promise<PeriodRanking[]> {
  const { rows } = await client.query<Stored>(
    `SELECT DISTINCT ON (view) view, method, rows FROM ranking_snapshot WHERE split_part(view, '|', 1) = $1 ORDER BY view, id DESC`,
    [period],
  );
  const order = ['all', ...FILTERS] as readonly string[];
  const rankings = rows.flatMap(({ view, method, rows: stored }) => {
    const [by = '', code = 'all'] = (view.split('|')[1] ?? '').split(':');
    const published = order.includes(by) ? reopenRanking(stored.rows) : null;
    return published ? [{ period, by, code, method, rows: published }] : [];
  });
  const place = ({ by, code }: PeriodRanking) => `${order.indexOf(by)} ${code}`;
  return rankings.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** Rows of the rankings; a company named by a few and one named by nobody are both absent. */
export function* rankingRows(rankings: readonly PeriodRanking[]): Generator<Run> {
  for (const { period, by, code, rows } of rankings)
    for (const [i, row] of rows.filter(({ reporters }) => reporters !== null).entries())
      yield {
        times: 1,
        row: {
          ...{ period, slice_by: by, slice: code, position: i + 1, insurer: row.insurerId, status: row.status },
          ...{ index: row.index, low: row.low, high: row.high, rank_low: row.rankLow, rank_high: row.rankHigh },
          ...{ red: row.red, band: row.band, reporters: row.reporters, calls: row.calls },
          after_refusal_percent: row.afterRefusalPercent,
          own_percent: row.ownPercent,
          rival_percent: row.rivalPercent,
          unverified_percent: row.unverifiedPercent,
        },
      };
}

/** What the ranking of a period rests on, as far as it may be told. */
export type RankingStatistics = {
  readonly rows: readonly Run[];
  readonly parameters: readonly Run[];
  /** Whether these are the numbers that the ranking was made from. */
  readonly agree: boolean;
};

/** Counts the sums behind a period's ranking of all reports: kept calls by company through the gate, and the pooled design effect to .01. */
export async function rankingStatistics(client: pg.ClientBase, ranking: PeriodRanking): Promise<RankingStatistics> {
  const { period } = ranking;
  const slices = await periodEvidence(client, 'all', periodRange(period), RANKING_PARAMETERS.callsPerWeek);
  const evidence = slices.get('all') ?? [];
  const exposure = await exposureInForce(client);
  const market = inMarket(evidence, exposure);
  const cells = market.map(({ insurerId, reporters, units }) => ({ key: [insurerId], reporters, reports: units }));
  // The margin is the whole market: so its sum may be told too, and betrays none of the companies left out.
  const shown = publishTable(cells, { dimensions: ['insurer'], margins: [[]], totals: false });
  if (!shown.ok) throw new RangeError(`ranking statistics: ${shown.error.code} at ${shown.error.key}`);
  const most = Math.max(0, ...market.map(({ reporters }) => reporters));
  const designEffect = publishMean(shareOverShare(evidence, exposure).designEffect, most);
  const whole = publishCount(
    most,
    market.reduce((sum, { units }) => sum + units, 0),
  );
  const values = { ...RANKING_PARAMETERS, designEffect, marketUnits: whole?.reports ?? null };
  return {
    rows: shown.value.map(({ key, reporters, reports }) => ({
      times: 1,
      row: { period, insurer: key[0] ?? '', reporters, units: reports },
    })),
    parameters: Object.entries(values).map(([name, value]) => ({ times: 1, row: { period, name, value } })),
    agree: agree(ranking, evidence, exposure),
  };
}

/** The evidence on companies that have a denominator, of their own or pooled: these make the market. */
function inMarket(evidence: readonly InsurerEvidence[], exposure: readonly InsurerExposure[]): InsurerEvidence[] {
  const ids = new Set(exposure.flatMap((row) => (row.insurerId === null ? row.members : [row.insurerId])));
  return evidence.filter(({ insurerId }) => ids.has(insurerId));
}

// The seed moves intervals alone: the indices of the same sums are the same to the last digit.
function agree(
  { rows }: PeriodRanking,
  evidence: readonly InsurerEvidence[],
  exposure: readonly InsurerExposure[],
): boolean {
  const told = new Map(rows.map(({ insurerId, index }) => [insurerId, index]));
  return rankInsurers(evidence, exposure, RANKING_PARAMETERS, 1).every(
    ({ insurerId, index }) => (index === null ? null : Math.round(index * 100) / 100) === (told.get(insurerId) ?? null),
  );
}
