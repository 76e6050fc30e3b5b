import { periodsOf } from '@/lib/platform/period-range';
import { RECORD_TABLES, type RecordTableName } from '@/lib/record/record-tables';

/** Weeks without calls may be told for weeks after a month: its tables are frozen when the release of the next but one is made. */
const MONTHS_LATE = 2;

const NAMES = Object.keys(RECORD_TABLES) as RecordTableName[];

/** The tables of what drivers say after their reports that the release of a month holds, with the period of each. */
export function laterTables(month: string): { readonly name: RecordTableName; readonly period: string }[] {
  const quarter = periodsOf(month)[1];
  return NAMES.flatMap((name) => {
    if (RECORD_TABLES[name].period === 'month') return [{ name, period: monthBefore(month, MONTHS_LATE) }];
    return quarter ? [{ name, period: quarter }] : [];
  });
}

function monthBefore(month: string, months: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 - months)).toISOString().slice(0, 7);
}
