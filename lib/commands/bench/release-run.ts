import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Run } from '@/lib/dataset/files/file-columns';
import { GzipLines } from '@/lib/dataset/files/hashed-file.server';
import { csvLine, writeRows } from '@/lib/dataset/files/write-rows.server';
import { readCodedRecords } from '@/lib/dataset/records/read-coded-records.server';
import { GENERALISATIONS } from '@/lib/dataset/records/record-columns';
import { recordRuns } from '@/lib/dataset/records/record-rows.server';
import { releaseTable } from '@/lib/dataset/release/release-tables';
import { createPool } from '@/lib/platform/database.server';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { publishRecords, recordJoin } from '@/lib/privacy/gate';

const [, , url = ''] = process.argv;
const EVER: readonly [Date, Date] = [new Date('2000-01-01'), new Date('2100-01-01')];
const { columns } = releaseTable('records');
const pool = createPool(url, 2);
const folder = await mkdtemp(join(tmpdir(), 'wurao-bench-'));

async function timed<T>(work: () => Promise<T>) {
  const [began, before] = [process.hrtime.bigint(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  const spent = { clock: Number(process.hrtime.bigint() - began) / 1e9, processor: (user + system) / 1e6 };
  return { spent, value };
}

/** All reports of the database as the records of one month: read, recoded, through the gate. */
const recoded = () =>
  inTransaction(
    pool,
    async (client) => {
      const groups = recordJoin();
      for await (const part of readCodedRecords(client, EVER)) {
        const published = publishRecords(part, GENERALISATIONS, () => true);
        if (published.ok) groups.add(published.value);
      }
      return groups.all();
    },
    UNHURRIED,
  );

async function writeCsv(runs: Iterable<Run>): Promise<void> {
  const file = await GzipLines.create(folder, 'alone.csv.gz');
  for (const { row, times } of runs) await file.write(csvLine(columns.map(({ name }) => row[name] ?? null)), times);
  await file.close();
}

try {
  const read = await timed(recoded);
  const rows = read.value.reduce((sum, { records }) => sum + records, 0);
  const csv = await timed(() => writeCsv(recordRuns('2026-10', read.value)));
  const all = await timed(() => writeRows(folder, 'records', columns, recordRuns('2026-10', read.value)));
  const spent = { recode: read.spent, csv: csv.spent, all: all.spent };
  console.log(
    JSON.stringify({ rows, combinations: read.value.length, ...spent, peakKiB: process.resourceUsage().maxRSS }),
  );
} finally {
  await rm(folder, { recursive: true });
  await pool.end();
}
