import { insurerById } from '@/lib/insurers/registry';
import type { Published, ShownCrossCheck, ShownRankingRow } from '@/lib/privacy/gate';
import type { RunSummary } from './run/run-summary';
import { standingsOf } from './standings';

function apiInsurer(id: string) {
  const insurer = insurerById(id);
  return { id, nameZh: insurer?.shortNameZh ?? id, nameEn: insurer?.nameEn ?? id };
}

/** A published row with its company's names. */
export function apiRow({ insurerId, ...figures }: ShownRankingRow) {
  return { insurer: apiInsurer(insurerId), ...figures };
}

/** The rows of a ranking for the API; `tooFew` are all other companies of today, named by a few or by nobody. */
export function apiRows(rows: Published<ShownRankingRow[]> | null) {
  const standings = standingsOf(rows ?? []);
  return {
    rows: [...standings.ranked, ...standings.notNormalised].map(apiRow),
    tooFew: standings.tooFew.map(({ id }) => apiInsurer(id)),
  };
}

/** What was set aside, for whom and why, and what is known besides each row; nothing for a ranking by plain counts. */
export const apiCrossCheck = (crossCheck: Published<ShownCrossCheck> | null) =>
  crossCheck && {
    setAside: crossCheck.setAside.map(({ insurerId, ...decision }) => ({
      insurer: apiInsurer(insurerId),
      ...decision,
    })),
    details: crossCheck.details.map(({ insurerId, ...detail }) => ({ insurer: apiInsurer(insurerId), ...detail })),
  };

/** A run's facts with the address where it stays. */
export const apiRun = ({
  id,
  period,
  day,
  ranAt,
  cause,
  method,
  seed,
  fromWeek,
  throughWeek,
  fingerprint,
}: RunSummary) => ({
  ...{ id, period, day, ranAt, cause, method, seed, fromWeek, throughWeek, fingerprint },
  address: `/api/v1/rankings/runs/${id}`,
});
