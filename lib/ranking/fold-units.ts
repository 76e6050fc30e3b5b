import { type InsurerEvidence, noEvidence } from './evidence';

/** Calls of one reporter naming one insurer, in any one slice (week, province, role, relation). */
export type UnitRow = {
  readonly reporterId: string;
  readonly insurerId: string;
  /** Calls reported in this slice, and those of them that the caps let count. */
  readonly calls: number;
  readonly kept: number;
  /** Of `calls`: after a refusal; in the name of the driver's own insurer, of a rival, of one whose relation was not told. */
  readonly refused: number;
  readonly own: number;
  readonly rival: number;
  readonly unverified: number;
};

type Slice = Omit<UnitRow, 'reporterId' | 'insurerId'>;

/** Evidence per insurer out of the units of a view, ordered by insurer id; the order of the rows does not matter. */
export function foldUnits(rows: Iterable<UnitRow>): InsurerEvidence[] {
  const insurers = new Map<string, Map<string, Slice>>();
  for (const row of rows) {
    const reporters = insurers.get(row.insurerId) ?? new Map<string, Slice>();
    insurers.set(row.insurerId, reporters);
    reporters.set(row.reporterId, plus(reporters.get(row.reporterId), row));
  }
  return [...insurers.keys()].sort().map((id) => evidenceOf(id, insurers.get(id) ?? new Map()));
}

function plus(sum: Slice | undefined, row: Slice): Slice {
  return {
    calls: (sum?.calls ?? 0) + row.calls,
    kept: (sum?.kept ?? 0) + row.kept,
    refused: (sum?.refused ?? 0) + row.refused,
    own: (sum?.own ?? 0) + row.own,
    rival: (sum?.rival ?? 0) + row.rival,
    unverified: (sum?.unverified ?? 0) + row.unverified,
  };
}

function evidenceOf(insurerId: string, reporters: ReadonlyMap<string, Slice>): InsurerEvidence {
  const slices = [...reporters.values()];
  const sum = (of: (slice: Slice) => number) => slices.reduce((total, slice) => total + of(slice), 0);
  const some = (of: (slice: Slice) => number) => sum((slice) => (of(slice) > 0 ? 1 : 0));
  return {
    ...noEvidence(insurerId),
    reporters: some((slice) => slice.kept),
    units: sum((slice) => slice.kept),
    squares: sum((slice) => slice.kept ** 2),
    calls: sum((slice) => slice.calls),
    afterRefusal: sum((slice) => slice.refused),
    afterRefusalReporters: some((slice) => slice.refused),
    own: sum((slice) => slice.own),
    ownReporters: some((slice) => slice.own),
    rival: sum((slice) => slice.rival),
    rivalReporters: some((slice) => slice.rival),
    unverified: sum((slice) => slice.unverified),
    unverifiedReporters: some((slice) => slice.unverified),
  };
}
