import { LEAST_REPORTERS } from '@/lib/privacy/cell-rule';
import { holdOrRefresh } from '@/lib/privacy/gate';
import { LEAST_RANKED_REPORTERS } from '@/lib/privacy/ranking-row';
import { type InsurerEvidence, noEvidence } from '../evidence';

/** The rows of a view out of those held, without those that say nothing. */
export const holdView = (
  held: ReadonlyMap<string, InsurerEvidence>,
  current: readonly InsurerEvidence[],
): InsurerEvidence[] =>
  current.map((row) => holdRow(held.get(row.insurerId) ?? null, row)).filter(({ calls }) => calls > 0);

/**
 * What a live view may rest on of one insurer: what it rested on before, until at least five distinct reporters have come or gone. It begins from
 * nobody: a row too small to be shown moves in steps of five too, since the market's total, the intervals and the moment of a view follow from it.
 */
export function holdRow(held: InsurerEvidence | null, current: InsurerEvidence): InsurerEvidence {
  const before = held ?? noEvidence(current.insurerId);
  const row = holdOrRefresh(before, current, Math.abs(current.reporters - before.reporters));
  // Below thirty reporters no share is shown: there is nothing to set the new ones against.
  return row === before || before.reporters < LEAST_RANKED_REPORTERS ? row : withHeldShares(before, row);
}

/**
 * A share of the calls tells those on both of its sides. It stays as it was, with the calls that it is of, until five reporters have come or gone
 * on either side: otherwise five new reporters would tell how many of them belong to the smaller side.
 */
const withHeldShares = (before: InsurerEvidence, now: InsurerEvidence): InsurerEvidence => ({
  ...now,
  ...(moved(refusalSides(before), refusalSides(now)) ? {} : refusalOf(before)),
  ...(moved(relationSides(before), relationSides(now)) ? {} : relationOf(before)),
});

const moved = (before: readonly number[], now: readonly number[]): boolean =>
  now.every((reporters, side) => Math.abs(reporters - (before[side] ?? 0)) >= LEAST_REPORTERS);

const refusalSides = ({ reporters, refusalReporters = reporters, afterRefusalReporters }: InsurerEvidence) => [
  afterRefusalReporters,
  refusalReporters - afterRefusalReporters,
];

// As they are shown: three shares where each is of five people, else the driver's own company against the rest.
const relationSides = ({ ownReporters, rivalReporters, unverifiedReporters }: InsurerEvidence) =>
  Math.min(rivalReporters, unverifiedReporters) >= LEAST_REPORTERS
    ? [ownReporters, rivalReporters, unverifiedReporters]
    : [ownReporters, Math.max(rivalReporters, unverifiedReporters)];

const refusalOf = (row: InsurerEvidence) => ({
  refusalCalls: row.refusalCalls ?? row.calls,
  refusalReporters: row.refusalReporters ?? row.reporters,
  afterRefusal: row.afterRefusal,
  afterRefusalReporters: row.afterRefusalReporters,
});

const relationOf = (row: InsurerEvidence) => ({
  relationCalls: row.relationCalls ?? row.calls,
  ...{ own: row.own, ownReporters: row.ownReporters },
  ...{ rival: row.rival, rivalReporters: row.rivalReporters },
  ...{ unverified: row.unverified, unverifiedReporters: row.unverifiedReporters },
});
