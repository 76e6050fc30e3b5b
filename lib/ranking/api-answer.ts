import { insurerById } from '@/lib/insurers/registry';
import type { Published, ShownRankingRow } from '@/lib/privacy/gate';
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
