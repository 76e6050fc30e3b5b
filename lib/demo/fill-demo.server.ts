import 'server-only';
import pg from 'pg';
import { closePeriods } from '@/lib/dataset/close-periods.server';
import { foldHeat } from '@/lib/heatmaps/fold/fold-heat.server';
import { publishHeat } from '@/lib/heatmaps/publish/publish-heat.server';
import { YUAN_PER_VEHICLE } from '@/lib/insurers/exposure';
import type { Keyring } from '@/lib/platform/keyed-hash';
import {
  publishLiveRankings,
  publishPeriodRankings,
  unrankedPeriods,
} from '@/lib/ranking/publish/publish-rankings.server';
import { foldReports, reachNow } from '@/lib/ranking/units/fold-reports.server';
import { publishRecord } from '@/lib/record/publish-record.server';
import { markDatabase, markIn } from './database-mark.server';
import type { Population } from './demo-arguments';
import { multiplyReports } from './multiply-reports.server';
import { holds } from './population-mark';
import { syntheticVehicles } from './synthetic-market';
import { writeSyntheticReply } from './synthetic-reply.server';
import { syntheticReports } from './synthetic-reports';
import { tellLater } from './told-later.server';
import { writeReports } from './write-reports.server';

const FILL_LOCK = 7_299;
// All reports are folded and ranked at once here; the ordinary setting is for one page at a time.
const MEMORY = { onConnect: (client: pg.ClientBase) => client.query(`SET work_mem = '64MB'`).then(() => {}) };

/** The company under whose name the page of replies can be seen. */
const REPLYING = 'picc';

type Context = { readonly keys: Keyring; readonly now: Date; readonly say: (line: string) => void };

/**
 * Fills a migrated database that holds no report with a synthetic population, folds it, closes its periods and publishes the rankings, unless
 * this very population is there. The mark is set before the first row and says «complete» after the last step.
 * @returns whether anything was written
 */
export const fillDemo = (url: string, population: Population, context: Context): Promise<boolean> =>
  fillOnce(url, population, async (pool, client) => {
    await writePopulation(client, population, context);
    await client.query('ANALYZE');
    await tellLater(client, context.now);
    await writeSyntheticReply(client, REPLYING, context.now);
    await publish(pool, context);
  });

/** More reports than this are copies of so many, crossed with each other: a few minutes instead of hours. */
const MADE_ONE_BY_ONE = 1_000_000;

/**
 * The drivers and reports of a synthetic population and nothing that follows from them, for who measures what reading them costs. Above a million, of
 * which the number must be a multiple, without indexes.
 */
export const fillReports = (url: string, population: Population, context: Context): Promise<boolean> =>
  fillOnce(url, population, async (_pool, client) => {
    const times = Math.ceil(population.reports / MADE_ONE_BY_ONE);
    const reports = population.reports / times;
    if (!Number.isInteger(reports)) throw new RangeError('above a million: whole millions of reports');
    await writePopulation(client, { ...population, reports }, context);
    const told = (done: number) => context.say(`${done} of ${times} times as many …`);
    if (times > 1) await multiplyReports(client, times, told);
    await client.query('VACUUM ANALYZE report, reporter');
  });

async function fillOnce(
  url: string,
  population: Population,
  fill: (pool: pg.Pool, client: pg.ClientBase) => Promise<void>,
): Promise<boolean> {
  const pool = new pg.Pool({ connectionString: url, max: 4, ...MEMORY });
  pool.on('error', () => {});
  // The database may be closed under us when the person stops the demo; the query that fails says so.
  pool.on('connect', (made) => made.on('error', () => {}));
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [FILL_LOCK]);
    if (holds(await markIn(client), population)) return false;
    await requireNoReports(client);
    await markDatabase(client, population, false);
    await fill(pool, client);
    await markDatabase(client, population, true);
    return true;
  } finally {
    client.release(true);
    await pool.end();
  }
}

async function requireNoReports(client: pg.ClientBase): Promise<void> {
  const { rowCount } = await client.query('SELECT 1 FROM report LIMIT 1');
  if (rowCount) throw new Error('the database holds reports already; nothing was written');
}

async function writePopulation(
  client: pg.ClientBase,
  population: Population,
  { keys, now, say }: Context,
): Promise<void> {
  const began = Date.now();
  const step = Math.max(10_000, Math.ceil(population.reports / 10));
  let next = step;
  const progress = (reports: number) => {
    if (reports < next || reports >= population.reports) return;
    say(`${reports.toLocaleString('en')} of ${population.reports.toLocaleString('en')} reports …`);
    next += step;
  };
  await replaceExposure(client, now);
  await writeReports(client, syntheticReports({ ...population, now }), keys, progress);
  say(`${population.reports.toLocaleString('en')} reports written in ${seconds(began)} s`);
}

/** Every insurer of today gets a denominator of its own, so that the ranking has a full table; real figures leave this database. */
export async function replaceExposure(client: pg.ClientBase, now: Date): Promise<void> {
  const rows = [...syntheticVehicles()].map(([insurer, vehicles]) => ({ insurer, vehicles }));
  await client.query('BEGIN');
  await client.query('DELETE FROM exposure');
  await client.query(
    `INSERT INTO exposure (id, insurer_id, year, vehicles, premium_yi, log_sd, basis, grade, source, note)
     SELECT insurer || '-synthetic', insurer, $2, vehicles, vehicles * $3 / 1e8, 0.05, 'synthetic', 'C', 'synthetic', 'made up by npm run demo'
     FROM jsonb_to_recordset($1::jsonb) AS e(insurer text, vehicles float8)`,
    [JSON.stringify(rows), now.getUTCFullYear(), YUAN_PER_VEHICLE],
  );
  await client.query('COMMIT');
}

async function publish(pool: pg.Pool, { now, say }: Context): Promise<void> {
  let began = Date.now();
  await foldReports(pool);
  await reachNow(pool, now);
  await pool.query('ANALYZE unit');
  say(`folded in ${seconds(began)} s`);
  began = Date.now();
  const closed = await closePeriods(pool, now);
  for (const period of await unrankedPeriods(pool)) await publishPeriodRankings(pool, period, now);
  const views = await publishLiveRankings(pool, now);
  say(`${closed.length} closed periods and ${views} live rankings published in ${seconds(began)} s`);
  began = Date.now();
  await foldHeat(pool);
  await pool.query('ANALYZE heat_cell');
  say(`heatmaps folded in ${seconds(began)} s`);
  began = Date.now();
  await publishRecord(pool, now);
  say(`${await publishHeat(pool, now)} heatmaps published in ${seconds(began)} s`);
}

const seconds = (began: number): string => ((Date.now() - began) / 1000).toFixed(1);
