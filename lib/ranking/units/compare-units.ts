import { type Unit, unitKey } from './fold-calls';

/** One unit on which rollup and recount disagree; null: one of them does not have it. */
export type UnitDifference = { readonly stored: Unit | null; readonly recounted: Unit | null };

/** Where stored and recounted units differ, in the order of the recount, then the units that should not be there. */
export function compareUnits(stored: readonly Unit[], recounted: readonly Unit[]): UnitDifference[] {
  const left = new Map(stored.map((unit) => [unitKey(unit), unit]));
  const differences: UnitDifference[] = [];
  for (const unit of recounted) {
    const kept = left.get(unitKey(unit)) ?? null;
    left.delete(unitKey(unit));
    if (kept === null || !sameCounts(kept, unit)) differences.push({ stored: kept, recounted: unit });
  }
  return [...differences, ...[...left.values()].map((unit) => ({ stored: unit, recounted: null }))];
}

const sameCounts = (a: Unit, b: Unit): boolean => a.calls === b.calls && a.kept === b.kept && a.refused === b.refused;

/** A difference as one line for an operator; the driver is named by his row number only. */
export function describeDifference({ stored, recounted }: UnitDifference): string {
  const unit = stored ?? recounted;
  if (!unit) return '';
  const counts = (of: Unit | null) => (of ? `calls ${of.calls} kept ${of.kept} refused ${of.refused}` : 'nothing');
  const place = [unit.insurerId, unit.week, unit.provinceAdcode, unit.role, unit.relation].join(' ');
  return `reporter ${unit.reporterId}, ${place}: stored ${counts(stored)}, recounted ${counts(recounted)}`;
}
