import 'server-only';
import type pg from 'pg';
import { countGroups, countRemainders } from '@/lib/dataset/count-groups.server';
import { tableNamed } from '@/lib/dataset/monthly-tables';
import { PAIR_TABLES, type PairTable, shownPairs } from '@/lib/dataset/records/hidden-pairs';
import { readCodedRecords } from '@/lib/dataset/records/read-coded-records.server';
import { GENERALISATIONS, RECORD_COLUMN_NAMES } from '@/lib/dataset/records/record-columns';
import { countTables, frozenTable } from '@/lib/dataset/release/count-rows.server';
import { periodRange } from '@/lib/platform/period-range';
import { LEAST_REPORTERS } from '@/lib/privacy/cell-rule';
import { joinRecords, publishRecords, type RecordGroup } from '@/lib/privacy/gate';
import { recodeRecords } from '@/lib/privacy/recode-records';
import { type Linked, linkRecords } from './link-records';
import {
  type AttackedTable,
  type LowerBounds,
  lowerBounds,
  namedByRecords,
  type Subtracted,
  subtractTables,
  type TalliedRecord,
  untrueCells,
} from './subtract-tables';

/** What the attacks on one month found, and the bounds that its quarter is attacked with. */
export type AttackedMonth = {
  readonly month: string;
  readonly records: number;
  readonly combinations: number;
  readonly linked: Linked;
  readonly subtracted: Subtracted;
  readonly named: readonly string[];
  readonly untrue: readonly string[];
  readonly bounds: LowerBounds;
  /** The records as the release must have them: code tuples and how many of each. */
  readonly groups: readonly RecordGroup[];
};

/** The tables of a period with what was counted before the gate. */
export async function attackedTables(client: pg.ClientBase, month: string, period: string): Promise<AttackedTable[]> {
  const tables: AttackedTable[] = [];
  for (const { name } of countTables(month).filter((table) => table.period === period)) {
    const spec = tableNamed(name);
    if (!spec) continue;
    const { rows } = await frozenTable(client, name, period);
    const range = periodRange(period);
    const keys = rows.filter(({ total }) => !total).map(({ key }) => key.join('|'));
    tables.push({
      ...{ name, dimensions: spec.dimensions, shown: rows },
      truth: await countGroups(client, spec, range),
      behindHidden: await inTurn([...spec.dimensions.keys()], (at) => countRemainders(client, spec, range, at, keys)),
    });
  }
  return tables;
}

/** Whether no report stands in two cells of the table: only then do its lines add up. */
export const addsUp = ({ name }: AttackedTable): boolean => tableNamed(name)?.totals === true;

/** Attacks what is released of a month with everything an outsider has; in a transaction. */
export async function attackMonth(client: pg.ClientBase, month: string): Promise<AttackedMonth> {
  const tables = await attackedTables(client, month, month);
  const mayShow = shownPairs(
    Object.fromEntries(
      await inTurn(
        Object.keys(PAIR_TABLES) as PairTable[],
        async (name) => [name, (await frozenTable(client, name, month)).rows] as const,
      ),
    ) as Parameters<typeof shownPairs>[0],
  );
  let linked: Linked = { subsets: 0, classes: 0, fewest: Number.POSITIVE_INFINITY };
  let groups = joinRecords([]);
  for await (const part of readCodedRecords(client, periodRange(month))) {
    const rules = { generalisations: GENERALISATIONS, leastReporters: LEAST_REPORTERS, mayShow };
    const found = linkRecords({ ...recodeRecords(part, rules), reporters: part.reporters }, GENERALISATIONS.length);
    linked = { ...found, classes: linked.classes + found.classes, fewest: Math.min(linked.fewest, found.fewest) };
    const published = publishRecords(part, GENERALISATIONS, mayShow);
    if (published.ok) groups = joinRecords([groups, published.value]);
  }
  const records = groups.map(tallied);
  const additive = tables.filter(addsUp);
  const bounds = lowerBounds(additive, records);
  return {
    month,
    records: groups.reduce((sum, group) => sum + group.records, 0),
    combinations: groups.length,
    linked,
    subtracted: subtractTables(additive, bounds),
    named: namedByRecords(tables, records),
    untrue: tables.flatMap(untrueCells),
    bounds,
    groups,
  };
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}

/** A record as an outsider reads it: only exact codes name a cell of a table. */
function tallied({ places, records }: RecordGroup): TalliedRecord {
  const exact = RECORD_COLUMN_NAMES.flatMap((name, column) => {
    const place = places[column] ?? 0;
    const generalisation = GENERALISATIONS[column];
    return generalisation?.isLeaf(place) ? [[name, generalisation.codes[place] ?? ''] as const] : [];
  });
  return { codes: Object.fromEntries(exact), records };
}
