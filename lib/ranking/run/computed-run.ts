import {
  type Published,
  publishCrossCheck,
  publishRankingRow,
  type ShownCrossCheck,
  type ShownRankingRow,
} from '@/lib/privacy/gate';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { engineOf } from '@/lib/ranking/cross-check/engine';
import type { CrossCheckedRanking } from '@/lib/ranking/cross-check/rank-cross-checked';
import type { InsurerEvidence } from '../evidence';
import type { Method } from '../methods';
import { computeRun, detailsOfRun, rowsOfRun, setAsideOfRun } from './compute-run';
import type { RunInput } from './run-input';

/** A ranking, what it was computed from, and its published form. */
export type Computed = {
  readonly input: RunInput;
  readonly ranking: CrossCheckedRanking;
  readonly rows: readonly Published<ShownRankingRow>[];
  readonly crossCheck: Published<ShownCrossCheck>;
};

/** Computes a ranking by a cross-checked method and passes it through the gate; `counts` are those shown beside the rows. */
export function computedRun(input: RunInput, counts: readonly InsurerEvidence[], method: Method): Computed {
  const ranking = computeRun(input, CROSS_CHECK_PARAMETERS, method.seed, engineOf(method.version));
  return {
    input,
    ranking,
    // A row without a single number would tell that somebody named a company which otherwise stands nowhere.
    rows: rowsOfRun(ranking, counts)
      .map(publishRankingRow)
      .filter(({ status, reporters }) => status !== 'not_normalised' || reporters !== null),
    crossCheck: publishCrossCheck(setAsideOfRun(ranking, input), detailsOfRun(ranking, input)),
  };
}
