import 'server-only';
import type pg from 'pg';
import type { Run } from '@/lib/dataset/files/file-columns';
import type { FileFacts } from '@/lib/dataset/files/hashed-file.server';
import { writeRows } from '@/lib/dataset/files/write-rows.server';
import { PAIR_TABLES, type PairTable, shownPairs } from '@/lib/dataset/records/hidden-pairs';
import { recordRuns, recordsOf } from '@/lib/dataset/records/record-rows.server';
import { periodsOf } from '@/lib/platform/period-range';
import { isCrossChecked } from '@/lib/ranking/methods';
import { countRows, countTables, frozenLater, frozenTable, laterRows } from './count-rows.server';
import { crossCheckedStatistics } from './cross-checked-statistics.server';
import { laterTables } from './later-tables';
import { type Manifest, manifestSchema, type RecordsFacts } from './manifest';
import { plainStatistics } from './plain-statistics.server';
import { type PeriodRanking, periodRankings, rankingRows, setAsideRows } from './ranking-rows.server';
import { referenceRows } from './reference-rows.server';
import { releaseTable } from './release-tables';

/** What a release is made for. The same facts over the same database give the same bytes. */
export type ReleaseFacts = Pick<
  Manifest,
  'month' | 'revision' | 'notice' | 'synthetic' | 'origin' | 'logSize' | 'before'
>;

type Parts = { tables: Manifest['tables']; frozen: Date[] };

/** Writes the tables of a month's release into an empty folder, one after the other. @returns what was written, and its files */
export async function writeTables(
  client: pg.ClientBase,
  folder: string,
  facts: ReleaseFacts,
): Promise<{ manifest: Manifest; files: FileFacts[] }> {
  const parts: Parts = { tables: [], frozen: [] };
  const write = async (name: string, rows: Iterable<Run>) => {
    const written = await writeRows(folder, name, releaseTable(name).columns, rows);
    parts.tables.push({
      name,
      rows: written.rows,
      files: written.files,
      columns: [...written.columns],
    } as Parts['tables'][number]);
  };
  for (const { name, period } of countTables(facts.month)) {
    const { rows, frozenAt } = await frozenTable(client, name, period);
    parts.frozen.push(frozenAt);
    await write(name, countRows(name, period, rows));
  }
  for (const { name, period } of laterTables(facts.month)) {
    const { rows, frozenAt } = await frozenLater(client, name, period);
    if (frozenAt) parts.frozen.push(frozenAt);
    await write(name, laterRows(name, period, rows));
  }
  const records = await writeRecords(client, facts.month, write);
  const ranking = await writeRanking(client, facts.month, write);
  for (const [name, rows] of Object.entries(await referenceRows(client))) await write(name, rows);
  const manifest = manifestSchema.parse({
    ...facts,
    issued: new Date(Math.max(...parts.frozen.map((at) => at.getTime()))).toISOString(),
    periods: periodsOf(facts.month),
    ...ranking,
    records,
    tables: parts.tables,
  });
  return { manifest, files: parts.tables.flatMap(({ files }) => [files.csv, files.ndjson, files.parquet]) };
}

type Write = (name: string, rows: Iterable<Run>) => Promise<void>;

async function writeRecords(client: pg.ClientBase, month: string, write: Write): Promise<RecordsFacts> {
  const names = Object.keys(PAIR_TABLES) as PairTable[];
  const shown: [PairTable, Awaited<ReturnType<typeof frozenTable>>['rows']][] = [];
  for (const name of names) shown.push([name, (await frozenTable(client, name, month)).rows]);
  const { groups, facts } = await recordsOf(
    client,
    month,
    shownPairs(Object.fromEntries(shown) as Parameters<typeof shownPairs>[0]),
  );
  await write('records', recordRuns(month, groups));
  return facts;
}

async function writeRanking(client: pg.ClientBase, month: string, write: Write) {
  const rankings: PeriodRanking[] = [];
  for (const period of periodsOf(month)) rankings.push(...(await periodRankings(client, period)));
  await write('ranking', rankingRows(rankings));
  await write('ranking_set_aside', setAsideRows(rankings));
  const statistics = [];
  for (const ranking of rankings.filter(({ by, beside }) => by === 'all' && !beside))
    statistics.push(
      await (isCrossChecked(ranking.method)
        ? crossCheckedStatistics(client, ranking)
        : plainStatistics(client, ranking)),
    );
  await write(
    'ranking_statistics',
    statistics.flatMap(({ rows }) => rows),
  );
  await write(
    'ranking_parameters',
    statistics.flatMap(({ parameters }) => parameters),
  );
  return {
    method: rankings[0]?.method ?? null,
    runs: statistics.flatMap(({ run }) => run ?? []),
    statisticsAgree: statistics.every(({ agree }) => agree),
  };
}
