import 'server-only';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { bundleCommand, nodeArguments } from '@/lib/commands/run/bundle-command.mjs';
import { runToEnd } from './programs.server';

/** One size: seconds for the same rows by PostgreSQL alone and by the release, and the most memory the release held. */
export type MeasuredRelease = {
  readonly reports: number;
  readonly rows: number;
  readonly combinations: number;
  readonly copy: number;
  readonly seconds: { readonly recode: number; readonly csv: number; readonly all: number };
  readonly peakKiB: number;
};

// The same rows with the same facts, as they are stored: what PostgreSQL itself needs to put them into a file.
const COPIED = `SELECT to_char(r.received_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM'), r.province_adcode, coalesce(r.insurer_id, r.claim), r.role,
  r.called_at, r.expiry_bucket, r.refusal, r.lures[1] FROM report r JOIN reporter p ON p.id = r.reporter_id WHERE NOT p.records_opt_out`;

/** Measures the records of all reports of a database as one release, in a process of its own, against COPY … TO a file in the same run. */
export async function measureRelease(url: string, reports: number): Promise<MeasuredRelease> {
  const root = process.cwd();
  const run = nodeArguments(root, await bundleCommand(root, 'lib/commands/bench/release-run.ts'), [url]);
  const before = await secondsOfCopy(url);
  const measured = JSON.parse(await runToEnd(run));
  const after = await secondsOfCopy(url);
  return { reports, ...measured, copy: Math.min(before, after) };
}

async function secondsOfCopy(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const path = join(tmpdir(), `wurao-copy-${process.pid}.csv`);
  try {
    const began = process.hrtime.bigint();
    await client.query(`COPY (${COPIED}) TO ${pg.escapeLiteral(path)} (FORMAT csv)`);
    return Number(process.hrtime.bigint() - began) / 1e9;
  } finally {
    await client.end();
    await rm(path, { force: true }).catch(() => {});
  }
}

const perSecond = (rows: number, seconds: number): string => Math.round(rows / seconds).toLocaleString('en');

/** The lines that are printed. */
export const releaseTable = (measured: readonly MeasuredRelease[]): string[] =>
  measured.flatMap(({ reports, rows, combinations, copy, seconds, peakKiB }) => [
    `${reports.toLocaleString('en')} reports, ${rows.toLocaleString('en')} records in ${combinations.toLocaleString('en')} combinations`,
    `  COPY … TO a CSV file                 ${perSecond(rows, copy).padStart(10)} rows/s`,
    `  read, recode, gate, csv.gz           ${perSecond(rows, seconds.recode + seconds.csv).padStart(10)} rows/s   ${(copy / (seconds.recode + seconds.csv)).toFixed(2)} of COPY (aim ≥ 0.3)`,
    `  of that, writing csv.gz              ${perSecond(rows, seconds.csv).padStart(10)} rows/s`,
    `  all three formats at once, written   ${perSecond(rows, seconds.all).padStart(10)} rows/s`,
    `  peak memory                          ${Math.round(peakKiB / 1024)
      .toString()
      .padStart(10)} MiB      (aim ≤ 512)`,
  ]);
