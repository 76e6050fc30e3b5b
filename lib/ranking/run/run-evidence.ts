import { holdOrRefresh } from '@/lib/privacy/gate';

/** Evidence on one insurer as it is stored: weeks of receipt and of sign-up are ISO weeks (yyyyww), weights whole hundredths of a call. */
export type InsurerEvidenceRows = {
  readonly cells: readonly (readonly [
    province: string,
    week: number,
    signUp: number,
    tier: number,
    hundredths: number,
  ])[];
  /** Σ over reporters of (Σ hundredths)². */
  readonly pairs: readonly (readonly [signUp: number, tier: number, reporters: number, squares: number])[];
  readonly companions: readonly (readonly [named: string, signUp: number, tier: number, hundredths: number])[];
};

/** All that a cross-checked ranking reads of the reports; rows in the order of their keys. */
export type RunEvidence = {
  readonly insurers: Readonly<Record<string, InsurerEvidenceRows>>;
  readonly provinces: readonly (readonly [province: string, tier: number, reporters: number])[];
};

const NOTHING: InsurerEvidenceRows = { cells: [], pairs: [], companions: [] };

/**
 * What a public ranking may rest on: each insurer's evidence as last shown, until at least five distinct reporters have come or gone since. The
 * number counted is the least that can have: block by block of sign-up week and tier. It begins from nobody: an insurer too small to be shown moves
 * in steps of five as well, since the others' indices follow from the sums of all.
 */
export function holdRunEvidence(held: RunEvidence | null, current: RunEvidence): RunEvidence {
  const ids = [...new Set([...Object.keys(held?.insurers ?? {}), ...Object.keys(current.insurers)])].sort();
  const insurers = ids.map((id) => {
    const [before, now] = [held?.insurers[id] ?? NOTHING, current.insurers[id] ?? NOTHING];
    return [id, holdOrRefresh(before, now, moved(pairCounts(before), pairCounts(now)))] as const;
  });
  const people = (rows: RunEvidence['provinces']) => new Map(rows.map(([code, tier, n]) => [`${code} ${tier}`, n]));
  return {
    insurers: Object.fromEntries(insurers.filter(([, rows]) => rows.pairs.length > 0)),
    provinces: holdOrRefresh(
      held?.provinces ?? [],
      current.provinces,
      moved(people(held?.provinces ?? []), people(current.provinces)),
    ),
  };
}

/** Distinct reporters who name an insurer. */
export const reportersOf = ({ pairs }: InsurerEvidenceRows): number => pairs.reduce((sum, [, , n]) => sum + n, 0);

const pairCounts = ({ pairs }: InsurerEvidenceRows) =>
  new Map(pairs.map(([signUp, tier, reporters]) => [`${signUp} ${tier}`, reporters]));

/** The least number of people who came or went between two counts by block. */
function moved(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const key of new Set([...before.keys(), ...now.keys()]))
    sum += Math.abs((now.get(key) ?? 0) - (before.get(key) ?? 0));
  return sum;
}
