import 'server-only';
import type pg from 'pg';
import { PAIR_TABLES, type PairTable, shownPairs } from '@/lib/dataset/records/hidden-pairs';
import { readCodedRecords } from '@/lib/dataset/records/read-coded-records.server';
import { GENERALISATIONS, RECORD_COLUMN_NAMES } from '@/lib/dataset/records/record-columns';
import { frozenTable } from '@/lib/dataset/release/count-rows.server';
import { periodRange } from '@/lib/platform/period-range';
import { LEAST_REPORTERS } from '@/lib/privacy/cell-rule';
import { publishRecords, type RecordGroup, recordJoin } from '@/lib/privacy/gate';
import { recodeRecords } from '@/lib/privacy/recode-records';
import type { AttackedTable } from './attacked-table';
import { attackedTables } from './attacked-tables.server';
import { type LineBounds, lineBounds, type TalliedRecord } from './line-bounds';
import { type Linked, linkRecords } from './link-records';
import { attackedRankings } from './other-answers.server';
import { namedByRecords, type Subtracted, subtractTables, untrueCells } from './subtract-tables';

/** What the attacks on one month found, and the bounds that its quarter is attacked with. */
export type AttackedMonth = {
  readonly month: string;
  readonly records: number;
  readonly combinations: number;
  readonly linked: Linked;
  readonly subtracted: Subtracted;
  readonly named: readonly string[];
  readonly untrue: readonly string[];
  readonly bounds: LineBounds;
  readonly tables: readonly AttackedTable[];
  /** The records as the release must have them: code tuples and how many of each. */
  readonly groups: readonly RecordGroup[];
};

/** Attacks what is released of a month with everything an outsider has; in a transaction. */
export async function attackMonth(client: pg.ClientBase, month: string): Promise<AttackedMonth> {
  const tables = await attackedTables(client, month, 'month');
  const mayShow = shownPairs(
    Object.fromEntries(
      await inTurn(
        Object.keys(PAIR_TABLES) as PairTable[],
        async (name) => [name, (await frozenTable(client, name, month)).rows] as const,
      ),
    ) as Parameters<typeof shownPairs>[0],
  );
  let linked: Linked = { subsets: 0, classes: 0, fewest: Number.POSITIVE_INFINITY };
  const join = recordJoin();
  for await (const part of readCodedRecords(client, periodRange(month))) {
    const rules = { generalisations: GENERALISATIONS, leastReporters: LEAST_REPORTERS, mayShow };
    const found = linkRecords({ ...recodeRecords(part, rules), reporters: part.reporters }, GENERALISATIONS.length);
    linked = { ...found, classes: linked.classes + found.classes, fewest: Math.min(linked.fewest, found.fewest) };
    const published = publishRecords(part, GENERALISATIONS, mayShow);
    if (published.ok) join.add(published.value);
  }
  const groups = join.all();
  const records = groups.map(tallied);
  const bounds = lineBounds([...tables, ...(await attackedRankings(client, month))], records);
  return {
    month,
    records: groups.reduce((sum, group) => sum + group.records, 0),
    combinations: groups.length,
    linked,
    subtracted: subtractTables(tables, bounds),
    named: namedByRecords(tables, records),
    untrue: tables.flatMap(untrueCells),
    bounds,
    tables,
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
