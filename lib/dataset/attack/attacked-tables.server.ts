import 'server-only';
import type pg from 'pg';
import { countGroups, countRemainders } from '@/lib/dataset/count-groups.server';
import { DIMENSIONS, type TableSpec, tableNamed } from '@/lib/dataset/monthly-tables';
import { countTables, frozenLater, frozenTable } from '@/lib/dataset/release/count-rows.server';
import { laterTables } from '@/lib/dataset/release/later-tables';
import { periodRange } from '@/lib/platform/period-range';
import type { TableRow } from '@/lib/privacy/gate';
import { countRecordCells, countRecordRemainders } from '@/lib/record/count-record-cells.server';
import { RECORD_TABLES, type RecordTableName } from '@/lib/record/record-tables';
import type { AttackedTable } from './attacked-table';
import { codesOf, linesKeeping } from './line-bounds';
import { lineSets } from './subtract-tables';

/** The tables of a month's release that are of a month, or those that are of its quarter, with what was counted before the gate. */
export async function attackedTables(
  client: pg.ClientBase,
  month: string,
  kind: 'month' | 'quarter',
): Promise<AttackedTable[]> {
  const ofKind = ({ period }: { period: string }) => period.includes('Q') === (kind === 'quarter');
  const tables: AttackedTable[] = [];
  for (const { name, period } of countTables(month).filter(ofKind)) {
    const spec = tableNamed(name);
    if (spec) tables.push(await counted(client, spec, period));
  }
  for (const { name, period } of laterTables(month).filter(ofKind)) tables.push(await told(client, name, period));
  return tables;
}

async function counted(client: pg.ClientBase, spec: TableSpec, period: string): Promise<AttackedTable> {
  const range = periodRange(period);
  const { rows } = await frozenTable(client, spec.name, period);
  const table = {
    // Answered complaints are some of all: what is known of these bounds those from above only, which is what the attack makes of it.
    ...{ name: spec.name, counted: spec.counts === 'answers' ? 'cases' : spec.counts },
    ...{ dimensions: spec.dimensions, several: spec.dimensions.filter((name) => DIMENSIONS[name].several) },
    shown: rows,
  };
  const remainders = (positions: readonly number[]) => countRemainders(client, spec, range, positions, cellsOf(rows));
  return { ...table, truth: await countGroups(client, spec, range), behindHidden: await behind(table, remainders) };
}

/** What the figures of the tables of later answers count. */
const TOLD: Record<RecordTableName, string> = {
  ...{ kept_weeks: 'weeks', kept_weeks_province: 'weeks', after_step: 'steps' },
  ...{ quotes: 'quotes', quotes_insurer: 'quotes' },
};

async function told(client: pg.ClientBase, name: RecordTableName, period: string): Promise<AttackedTable> {
  const { rows } = await frozenLater(client, name, period);
  const table = { name, counted: TOLD[name], dimensions: RECORD_TABLES[name].dimensions, several: [], shown: rows };
  const remainders = (positions: readonly number[]) =>
    countRecordRemainders(client, name, period, positions, cellsOf(rows));
  return {
    ...table,
    truth: await countRecordCells(client, name, period),
    behindHidden: await behind(table, remainders),
  };
}

const cellsOf = (rows: readonly TableRow[]): string[] =>
  rows.filter(({ total }) => !total).map(({ key }) => key.join('|'));

/** People behind what is hidden of every line, one set of dimensions after the other. */
async function behind(
  table: Pick<AttackedTable, 'counted' | 'dimensions' | 'several'>,
  remainders: (positions: readonly number[]) => Promise<Map<string, number>>,
): Promise<Map<string, Map<string, number>>> {
  const all = new Map<string, Map<string, number>>();
  for (const kept of lineSets(table)) {
    const found = await remainders(kept.map((name) => table.dimensions.indexOf(name)));
    const lines = [...found].map(([codes, people]) => {
      const parts = codes.split('|');
      return [codesOf(kept, Object.fromEntries(kept.map((name, i) => [name, parts[i] ?? '']))), people] as const;
    });
    all.set(linesKeeping(table.counted, kept), new Map(lines));
  }
  return all;
}
