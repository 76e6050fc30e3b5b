import 'server-only';
import type pg from 'pg';
import { periodRange } from '@/lib/platform/period-range';
import { publishCount, publishMean } from '@/lib/privacy/gate';
import type { InsurerEvidence, InsurerExposure } from '@/lib/ranking/evidence';
import { RANKING_PARAMETERS } from '@/lib/ranking/parameters';
import { periodEvidence } from '@/lib/ranking/publish/evidence-by-view.server';
import { exposureInForce } from '@/lib/ranking/publish/exposure-in-force.server';
import { rankInsurers } from '@/lib/ranking/rank-insurers';
import { shareOverShare } from '@/lib/ranking/share-over-share';
import type { PeriodRanking } from './ranking-rows.server';
import { NO_FACTORS, parameterLines, type RankingStatistics, shownUnits } from './ranking-statistics';

/** Counts the sums behind a ranking by plain counts: kept calls by company through the gate, and the pooled design effect to .01. */
export async function plainStatistics(client: pg.ClientBase, ranking: PeriodRanking): Promise<RankingStatistics> {
  const { period, method } = ranking;
  const slices = await periodEvidence(client, 'all', periodRange(period), RANKING_PARAMETERS.callsPerWeek);
  const evidence = slices.get('all') ?? [];
  const exposure = await exposureInForce(client);
  const market = inMarket(evidence, exposure);
  const most = Math.max(0, ...market.map(({ reporters }) => reporters));
  const designEffect = publishMean(shareOverShare(evidence, exposure).designEffect, most);
  const whole = publishCount(
    most,
    market.reduce((sum, { units }) => sum + units, 0),
  );
  const values = { ...RANKING_PARAMETERS, designEffect, marketUnits: whole?.reports ?? null };
  return {
    rows: shownUnits(market).map(({ key: [insurer = ''], reporters, reports }) => ({
      times: 1,
      row: { period, method, insurer, reporters, units: reports, ...NO_FACTORS },
    })),
    parameters: parameterLines(period, method, values),
    run: null,
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
