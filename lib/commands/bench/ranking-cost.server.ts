import 'server-only';
import { brotliCompressSync, constants } from 'node:zlib';
import type pg from 'pg';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { replaceExposure } from '@/lib/demo/fill-demo.server';
import { syntheticReports } from '@/lib/demo/synthetic-reports';
import { writeReports } from '@/lib/demo/write-reports.server';
import { PROVINCES } from '@/lib/places/places';
import { isoWeek, weeksBack } from '@/lib/platform/china-time';
import { createPool } from '@/lib/platform/database.server';
import { inTransaction, UNHURRIED } from '@/lib/platform/in-transaction.server';
import { keyring } from '@/lib/platform/keyed-hash';
import { applyMigrations } from '@/lib/platform/migrations/apply-migrations.server';
import { openDatabase } from '@/lib/platform/postgres/open-database.server';
import { launchSettings } from '@/lib/platform/settings.server';
import { CROSS_CHECK_PARAMETERS } from '@/lib/ranking/cross-check/cross-check-parameters';
import { exposureInForce } from '@/lib/ranking/publish/exposure-in-force.server';
import { computeRun } from '@/lib/ranking/run/compute-run';
import { readEvidence } from '@/lib/ranking/run/read-evidence.server';
import { canonicalInput, type RunInput } from '@/lib/ranking/run/run-input';
import { reachWeek } from '@/lib/ranking/state/evidence-window.server';
import { foldReports } from '@/lib/ranking/units/fold-reports.server';
import { postmasterOf, spentByFamily } from './processor-time.server';

type Say = (line: string) => void;

const NOW = new Date('2026-11-22T04:00:00Z');
const BATCH = 5_000;
const BARE_REPORTS = 200_000;
const ROUNDS = 5;
const MB = 2 ** 20;

/** Measures, at several sizes, folding against bare inserts, reading the cells and ranking from them, and prints it as tables. */
export async function measureRanking(sizes: readonly number[], say: Say): Promise<void> {
  for (const reports of sizes) {
    say(`\n### ${reports.toLocaleString('en')} reports\n`);
    say('| what | figure |\n| --- | --- |');
    await measureSize(reports, (lines) => {
      for (const [what, figure] of lines) say(`| ${what} | ${figure} |`);
    });
  }
}

type Line = readonly [what: string, figure: string];

// Each figure is told as soon as it is known: the largest sizes take hours.
async function measureSize(reports: number, tell: (lines: readonly Line[]) => void): Promise<void> {
  const say: Say = (line) => console.error(line);
  const database = await openDatabase(undefined, `wurao_bench_ranking_${reports}`, say);
  const pool = createPool(database.url, 3);
  try {
    await applyMigrations(database.url);
    await loadReferenceData(pool);
    await fillOnce(pool, reports, say);
    const server = await postmasterOf(database.url);
    tell(await bareInserts(pool, Math.min(reports, BARE_REPORTS), server));
    tell(await foldAll(pool, server));
    tell(await inTransaction(pool, sizes, UNHURRIED));
    const { lines, input } = await readCells(pool);
    tell(lines);
    tell(ranking(input));
    tell(await nextWeek(pool));
  } finally {
    await pool.end();
    await database.close();
  }
}

/** Raw reports, kept for the next run; the rollups are emptied. */
async function fillOnce(pool: pg.Pool, reports: number, say: Say): Promise<void> {
  const client = await pool.connect();
  await client.query('SET statement_timeout = 0');
  const { rowCount } = await client.query('SELECT 1 FROM report LIMIT 1');
  if (!rowCount) {
    await replaceExposure(client, NOW);
    const keys = keyring(launchSettings().WURAO_SECRET);
    await writeReports(client, syntheticReports({ reports, seed: 1, now: NOW }), keys, (done) => {
      if (done % 100_000 < 2_000) say(`${done} reports made`);
    });
  }
  await client.query(`TRUNCATE unit, reporter_evidence, evidence_cell, evidence_pair, evidence_companion, evidence_province, evidence_state,
    refold_request; DELETE FROM fold_watermark`);
  await client.query('ANALYZE');
  client.release(true);
}

/** The same rows into the same table, indexes and all, batch by batch, one commit each: what storing alone costs. */
async function bareInserts(pool: pg.Pool, reports: number, server: number | null): Promise<Line[]> {
  await pool.query('DROP TABLE IF EXISTS bare_report; CREATE TABLE bare_report (LIKE report INCLUDING ALL)');
  const [began, cpu] = [process.hrtime.bigint(), spentOf(server)];
  for (let after = 0; after < reports; after += BATCH)
    await pool.query('INSERT INTO bare_report SELECT * FROM report WHERE id > $1 AND id <= $2', [
      after,
      Math.min(after + BATCH, reports),
    ]);
  const [seconds, cpuSeconds] = [since(began), spentOf(server) - cpu];
  await pool.query('DROP TABLE bare_report');
  return [
    ['bare inserts, batches of 5,000', rate(reports, seconds)],
    ['bare inserts, CPU of PostgreSQL', perThousand(cpuSeconds, reports)],
  ];
}

async function foldAll(pool: pg.Pool, server: number | null): Promise<Line[]> {
  const [began, cpu, serverCpu] = [process.hrtime.bigint(), process.cpuUsage(), spentOf(server)];
  const folded = await foldReports(pool);
  const seconds = since(began);
  return [
    ['fold: units, evidence and watermark', rate(folded, seconds)],
    ['fold, CPU of this process', perThousand(spent(cpu), folded)],
    ['fold, CPU of PostgreSQL', perThousand(spentOf(server) - serverCpu, folded)],
  ];
}

async function sizes(client: pg.PoolClient): Promise<Line[]> {
  const tables = ['unit', 'reporter_evidence', 'evidence_cell', 'evidence_pair', 'evidence_companion'];
  const lines: Line[] = [];
  for (const table of tables) {
    const { rows } = await client.query<{ n: string; bytes: string }>(
      `SELECT count(*) AS n, pg_total_relation_size('${table}') AS bytes FROM ${table}`,
    );
    lines.push([
      `\`${table}\``,
      `${Number(rows[0]?.n).toLocaleString('en')} rows, ${(Number(rows[0]?.bytes) / MB).toFixed(0)} MB`,
    ]);
  }
  return lines;
}

async function readCells(pool: pg.Pool): Promise<{ lines: Line[]; input: RunInput }> {
  const [began, cpu] = [process.hrtime.bigint(), process.cpuUsage()];
  const read = async (client: pg.PoolClient) => ({
    evidence: await readEvidence(client),
    exposure: await exposureInForce(client),
  });
  const { evidence, exposure } = await inTransaction(pool, read, UNHURRIED);
  const [seconds, cpuSeconds] = [since(began), spent(cpu)];
  if (!evidence) throw new Error('nothing was folded');
  const provinces = PROVINCES.flatMap(({ adcode, vehiclesWan }) =>
    vehiclesWan === null ? [] : { code: adcode, vehicles: vehiclesWan * 10_000 },
  );
  const input: RunInput = { salt: '', ...evidence.window, exposure, provinces, evidence: evidence.evidence };
  const text = Buffer.from(canonicalInput(input));
  const packed = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
  const lines: Line[] = [
    ['reading the cells', `${seconds.toFixed(1)} s, of it CPU of this process ${cpuSeconds.toFixed(1)} s`],
    ['stored input of one run', `${(packed.length / MB).toFixed(1)} MB (${(text.length / MB).toFixed(0)} MB of JSON)`],
  ];
  return { lines, input };
}

function ranking(input: RunInput): Line[] {
  const times: number[] = [];
  let insurers = 0;
  let ranked = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const cpu = process.cpuUsage();
    const result = computeRun(input, CROSS_CHECK_PARAMETERS, 20_261_122);
    times.push(spent(cpu));
    insurers = result.rows.length;
    ranked = result.rows.filter((row) => row.ranked).length;
  }
  times.sort((a, b) => a - b);
  return [
    [
      `ranking ${insurers} insurers (${ranked} with a position) from the cells`,
      `${times[Math.floor(ROUNDS / 2)]?.toFixed(2)} s of CPU (median of ${ROUNDS}, ${times[0]?.toFixed(2)}–${times.at(-1)?.toFixed(2)})`,
    ],
    ['memory of this process, highest', `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`],
  ];
}

async function nextWeek(pool: pg.Pool): Promise<Line[]> {
  const began = process.hrtime.bigint();
  const slide = (client: pg.PoolClient) => reachWeek(client, weeksBack(isoWeek(NOW), -1));
  await inTransaction(pool, slide, UNHURRIED);
  return [['moving the window on by a week', `${since(began).toFixed(1)} s`]];
}

const since = (began: bigint): number => Number(process.hrtime.bigint() - began) / 1e9;
const spent = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};
/** Seconds of CPU of PostgreSQL so far, its backends, writers and those that ended included; NaN where the system does not say. */
const spentOf = (server: number | null): number =>
  server === null ? Number.NaN : (spentByFamily(server) ?? Number.NaN) / 1e6;
const perThousand = (seconds: number, reports: number): string =>
  `${((1000 * seconds) / (reports / 1000)).toFixed(0)} ms per 1,000 reports`;
const rate = (reports: number, seconds: number): string =>
  `${Math.round(reports / seconds).toLocaleString('en')} reports/s (${seconds.toFixed(1)} s)`;
