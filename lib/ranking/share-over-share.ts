import { type InsurerEvidence, type InsurerExposure, noEvidence, type OwnExposure } from './evidence';

/** One insurer with a denominator of its own, set against the market. */
export type StandardisedRow = {
  readonly evidence: InsurerEvidence;
  readonly exposure: OwnExposure;
  /** Reports and expected reports in effective counts: units ÷ pooled design effect; at index 1 they are equal. */
  readonly count: number;
  readonly expected: number;
  /** Share of reports ÷ share of vehicles, before shrinkage; 0 when there are no reports at all. */
  readonly rawIndex: number;
};

export type Market = {
  /** Ordered by insurer id. */
  readonly rows: readonly StandardisedRow[];
  /** Evidence without a denominator of its own, ordered by insurer id: pooled members and strangers. */
  readonly others: readonly InsurerEvidence[];
  /** The pooled tail's own index, when there is a pooled denominator. */
  readonly pooledIndex: number | null;
  /** Pooled reporter-level design effect Σw² ÷ Σw. */
  readonly designEffect: number;
};

/**
 * Sets reports against insured vehicles. The market is every insurer with a denominator, own or pooled, so the mean of
 * the raw index weighted by vehicles is 1. Throws RangeError on doubled, negative or non-finite input.
 */
export function shareOverShare(evidence: readonly InsurerEvidence[], exposure: readonly InsurerExposure[]): Market {
  const reported = new Map(evidence.map((row) => [row.insurerId, row]));
  const own = exposure.filter((entry) => entry.insurerId !== null).sort(byInsurer);
  const pools = exposure.filter((entry) => entry.insurerId === null);
  const owners = new Set(own.map((entry) => entry.insurerId));
  const members = new Set(pools.flatMap((pool) => pool.members).filter((id) => !owners.has(id)));
  refuseUnusable(evidence, exposure, reported.size, owners.size, own.length);

  const ofOwners = own.map((entry) => reported.get(entry.insurerId) ?? noEvidence(entry.insurerId));
  const ofMembers = evidence.filter((row) => members.has(row.insurerId));
  const market = [...ofOwners, ...ofMembers];
  const units = sum(market, (row) => row.units);
  const vehicles = sum(exposure, (entry) => entry.vehicles);
  const designEffect = units > 0 ? sum(market, (row) => row.squares) / units : 1;
  const index = (reports: number, cars: number) => (units > 0 ? reports / units / (cars / vehicles) : 0);
  const pooled = sum(pools, (pool) => pool.vehicles);

  return {
    rows: own.map((entry, i) => {
      const row = ofOwners[i] ?? noEvidence(entry.insurerId);
      return {
        evidence: row,
        exposure: entry,
        count: row.units / designEffect,
        expected: (units * entry.vehicles) / vehicles / designEffect,
        rawIndex: index(row.units, entry.vehicles),
      };
    }),
    others: evidence.filter((row) => !owners.has(row.insurerId)).sort(byInsurer),
    pooledIndex:
      pooled > 0
        ? index(
            sum(ofMembers, (row) => row.units),
            pooled,
          )
        : null,
    designEffect,
  };
}

const sum = <T>(items: readonly T[], of: (item: T) => number) => items.reduce((total, item) => total + of(item), 0);

const byInsurer = (a: { readonly insurerId: string }, b: { readonly insurerId: string }) =>
  a.insurerId < b.insurerId ? -1 : Number(a.insurerId > b.insurerId);

function refuseUnusable(
  evidence: readonly InsurerEvidence[],
  exposure: readonly InsurerExposure[],
  reported: number,
  owners: number,
  own: number,
): void {
  if (reported !== evidence.length) throw new RangeError('evidence names an insurer twice');
  if (owners !== own) throw new RangeError('exposure names an insurer twice');
  for (const row of evidence) {
    const counts = Object.values(row).filter((value) => typeof value === 'number');
    if (counts.some((count) => !Number.isFinite(count) || count < 0) || row.squares > 0 !== row.units > 0)
      throw new RangeError(`unusable evidence of ${row.insurerId}`);
  }
  for (const { insurerId, vehicles, logSd } of exposure)
    if (!(vehicles > 0 && vehicles < Infinity && logSd >= 0 && logSd < Infinity))
      throw new RangeError(`unusable exposure of ${insurerId ?? 'the pooled tail'}`);
}
