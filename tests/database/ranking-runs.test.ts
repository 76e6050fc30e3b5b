import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { fillDemo } from '@/lib/demo/fill-demo.server';
import { weekStart, weeksBack } from '@/lib/platform/china-time';
import { keyring } from '@/lib/platform/keyed-hash';
import { reopenCrossCheck, reopenRanking } from '@/lib/privacy/gate';
import { ENGINES } from '@/lib/ranking/cross-check/engine';
import { publishLiveRankings } from '@/lib/ranking/publish/publish-rankings.server';
import { canonicalOutput, computeRun } from '@/lib/ranking/run/compute-run';
import { evidenceOfSums } from '@/lib/ranking/run/evidence-of-sums';
import { readEvidence } from '@/lib/ranking/run/read-evidence.server';
import { replayRun } from '@/lib/ranking/run/replay-run.server';
import type { RunEvidence } from '@/lib/ranking/run/run-evidence';
import { canonicalInput } from '@/lib/ranking/run/run-input';
import { openInput, sha256 } from '@/lib/ranking/run/store-run.server';
import { addLine, compareSums, noSums } from '@/lib/ranking/state/evidence-sums';
import { CAPS } from '@/lib/ranking/state/evidence-window.server';
import { linesOfPeriod, weeksOfPeriod } from '@/lib/ranking/state/lines-of-period.server';
import { readSums } from '@/lib/ranking/state/stored-sums.server';
import { recountUnits } from '@/lib/ranking/units/recount.server';
import { type FreshDatabase, freshDatabase } from './fresh-database';

const keys = keyring('the secret of this test, of 32 bytes or more');
const now = new Date('2026-11-22T04:00:00Z');
const DAY = 86_400_000;
const population = { reports: 20_000, seed: 1, brigade: { insurerId: 'taiping', share: 0.1 } };

let database: FreshDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 3 });
  await loadReferenceData(pool);
  await fillDemo(database.url, population, { keys, now, say: () => {} });
}, 180_000);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const runs = async () => (await pool.query(`SELECT * FROM ranking_run WHERE period = 'live' ORDER BY id`)).rows;
const newest = async () =>
  (await pool.query(`SELECT method, rows FROM ranking_snapshot WHERE view = 'live|all' ORDER BY id DESC LIMIT 1`))
    .rows[0];

it('publishes the cross-checked ranking with what was set aside, and the replaced method beside it', async () => {
  const { method, rows } = await newest();
  expect(method).toBe('2.3');
  const shown = reopenRanking(rows.rows);
  const crossCheck = reopenCrossCheck(rows.crossCheck);
  expect(shown?.filter(({ status }) => status === 'ranked').length).toBeGreaterThan(15);
  const aside = crossCheck?.setAside.filter(({ insurerId }) => insurerId === 'taiping') ?? [];
  expect(aside.length).toBeGreaterThan(0);
  expect(aside[0]?.observed).toBeGreaterThan(3 * (aside[0]?.expected ?? 0));
  const beside = await pool.query(`SELECT method, rows FROM ranking_snapshot WHERE view = 'live|all@1.0'`);
  expect(beside.rows.map((row) => row.method)).toEqual(['1.0']);
  const index = (of: { insurerId: string; index: number | null }[] | null) =>
    of?.find(({ insurerId }) => insurerId === 'taiping')?.index ?? 0;
  // The brigade of two thousand lifts the plain index several times over; the cross-checked one stays near where it was.
  expect(index(beside.rows[0].rows.rows)).toBeGreaterThan(2 * index(shown));
});

it('leaves what was set aside out of the filtered views too', async () => {
  const { rows } = await pool.query(
    `SELECT DISTINCT ON (view) view, rows->'rows' AS rows FROM ranking_snapshot WHERE view ~ '^live\\|(province:440000|relation:never)$' ORDER BY view, id DESC`,
  );
  expect(rows).toHaveLength(2);
  for (const view of rows) {
    const target = reopenRanking(view.rows)?.find(({ insurerId }) => insurerId === 'taiping');
    expect(target?.index ?? 0).toBeLessThan(2);
  }
});

it('tells of no company that only a few name', async () => {
  const { rows } = await newest();
  const shown = reopenRanking(rows.rows) ?? [];
  const details = reopenCrossCheck(rows.crossCheck)?.details ?? [];
  expect(details.every(({ callsPerReporter }) => callsPerReporter !== null)).toBe(true);
  expect(shown.filter(({ status, reporters }) => status === 'not_normalised' && reporters === null)).toEqual([]);
});

it('stores one run a day, whole, and computes it again to the byte', async () => {
  const [run, ...more] = await runs();
  expect(more).toEqual([]);
  expect(run).toMatchObject({
    day: '2026-11-22',
    cause: 'daily',
    method: '2.3',
    from_week: 202622,
    through_week: 202647,
  });
  expect(await replayRun(pool, run.id)).toMatchObject({ id: run.id, difference: null });
  expect(await replayRun(pool, '2026-11-22')).toMatchObject({ id: run.id, difference: null });
  expect(await replayRun(pool, '999')).toBeNull();
  expect(await publishLiveRankings(pool, new Date(now.getTime() + 60_000))).toBe(0);
  expect(await runs()).toHaveLength(1);
});

it('ranks every closed period by the method in force, once, with the replaced one beside it and the run behind it', async () => {
  const { rows: closed } = await pool.query<{ period: string; method: string; beside: string | null; runs: number }>(
    `SELECT t.period, s.method, b.method AS beside, (SELECT count(*)::int FROM ranking_run r WHERE r.period = t.period AND r.cause = 'closed') AS runs
     FROM (SELECT DISTINCT period FROM release_table) t JOIN ranking_snapshot s ON s.view = t.period || '|all'
     LEFT JOIN ranking_snapshot b ON b.view = t.period || '|all@1.0' ORDER BY 1`,
  );
  expect(closed.length).toBeGreaterThan(7);
  for (const { period, ...made } of closed) {
    expect(made, period).toEqual({ method: '2.3', beside: '1.0', runs: 1 });
    expect(await replayRun(pool, period)).toMatchObject({ period, engine: '2.3', difference: null });
  }
});

it('sets the brigade aside in the month in which it began to report, in its slices too', async () => {
  const { rows } = await pool.query<{ view: string; method: string; rows: { rows: unknown; crossCheck?: unknown } }>(
    `SELECT view, method, rows FROM ranking_snapshot WHERE view ~ '^2026-10\\|(all|all@1.0|relation:never)$'`,
  );
  const view = (name: string) => rows.find((row) => row.view === `2026-10|${name}`)?.rows;
  const target = (name: string) =>
    reopenRanking(view(name)?.rows)?.find(({ insurerId }) => insurerId === 'taiping')?.index ?? null;
  const aside = reopenCrossCheck(view('all')?.crossCheck)?.setAside.filter(({ insurerId }) => insurerId === 'taiping');
  expect(aside?.length).toBeGreaterThan(0);
  expect(target('all') ?? 0).toBeLessThan(2);
  expect(target('all@1.0')).toBeGreaterThan(3);
  expect(target('relation:never') ?? 0).toBeLessThan(2);
});

it('sums a closed period as the live window is summed', async () => {
  const { rows } = await pool.query<{ from: number; through: number }>(
    `SELECT from_week AS from, through_week AS through FROM ranking_run WHERE period = 'live' LIMIT 1`,
  );
  const [{ from, through }] = rows as [{ from: number; through: number }];
  const client = await pool.connect();
  await client.query('BEGIN');
  const sums = noSums();
  const range = [weekStart(from), weekStart(weeksBack(through, -1))] as const;
  expect(weeksOfPeriod(range)).toEqual({ fromWeek: from, throughWeek: through });
  for await (const lines of linesOfPeriod(client, range))
    for (const line of lines) addLine(sums, line, weeksOfPeriod(range), CAPS, 1);
  expect(compareSums(await readSums(client), sums)).toEqual([]);
  const text = (evidence: RunEvidence) =>
    canonicalInput({ salt: '', fromWeek: from, throughWeek: through, exposure: [], provinces: [], evidence });
  const live = await readEvidence(client);
  expect(live && text(evidenceOfSums(sums)) === text(live.evidence)).toBe(true);
  await client.query('ROLLBACK');
  client.release();
});

it('computes a run of an earlier engine again with that engine', async () => {
  const client = await pool.connect();
  await client.query('BEGIN');
  const { rows } = await client.query(`SELECT * FROM ranking_run WHERE period = 'live' ORDER BY id LIMIT 1`);
  const { input } = await openInput(rows[0].input);
  let asked = 0;
  const made = ENGINES.map((engine) => [engine, engine] as const);
  for (const [method, engine] of [...made, ['2.0', '2.1'] as const]) {
    const output = canonicalOutput(computeRun(input, rows[0].parameters, Number(rows[0].seed), engine));
    await client.query(
      `INSERT INTO ranking_run SELECT (jsonb_populate_record(r, $1)).* FROM ranking_run r WHERE id = $2`,
      [JSON.stringify({ id: 1000 + asked, method, output_hash: sha256(output) }), rows[0].id],
    );
    const found = await replayRun(client as unknown as pg.Pool, String(1000 + asked++));
    expect(found).toMatchObject({ engine, difference: null });
  }
  await client.query('ROLLBACK');
  client.release();
});

it('refuses every change of a run, and a replay names what would differ', async () => {
  for (const change of ['UPDATE ranking_run SET seed = 1', 'DELETE FROM ranking_run', 'TRUNCATE ranking_run'])
    await expect(pool.query(change)).rejects.toThrow(/append-only/);
  const client = await pool.connect();
  await client.query('BEGIN; ALTER TABLE ranking_run DISABLE TRIGGER USER; UPDATE ranking_run SET seed = seed + 1');
  const seed = await replayRun(client as unknown as pg.Pool, '2026-11-22');
  await client.query(`UPDATE ranking_run SET seed = seed - 1, input_hash = 'x'`);
  const hash = await replayRun(client as unknown as pg.Pool, '2026-11-22');
  await client.query('ROLLBACK');
  client.release();
  expect(seed?.difference).toMatch(/published .*; now|last published digit/);
  expect(hash?.difference).toMatch(/not the one that was hashed/);
});

it('makes the next run on the next day, and another when a denominator changes', async () => {
  const next = new Date(now.getTime() + DAY);
  await publishLiveRankings(pool, next);
  await publishLiveRankings(pool, next);
  await pool.query(`UPDATE exposure SET vehicles = vehicles * 2 WHERE insurer_id = 'picc'`);
  await publishLiveRankings(pool, next);
  await publishLiveRankings(pool, next);
  expect((await runs()).map(({ day, cause }) => `${day} ${cause}`)).toEqual([
    '2026-11-22 daily',
    '2026-11-23 daily',
    '2026-11-23 exposure',
  ]);
  for (const { id } of await runs()) expect((await replayRun(pool, id))?.difference).toBeNull();
});

it('holds a row until five people have come or gone', async () => {
  const before = await newest();
  const insurer = reopenRanking(before.rows.rows)?.find(({ status }) => status === 'ranked')?.insurerId;
  const hide = (count: number, offset: number) =>
    pool.query(
      `INSERT INTO removal (report_id, reason, removed_at)
       SELECT r.id, 'test', now() FROM report r WHERE r.reporter_id IN (
         SELECT DISTINCT reporter_id FROM report WHERE insurer_id = $1 AND received_at > $4 ORDER BY 1 OFFSET $3 LIMIT $2
       ) AND r.insurer_id = $1 AND r.claim = 'named' ON CONFLICT DO NOTHING`,
      [insurer, count, offset, new Date(now.getTime() - 100 * DAY)],
    );
  const held = async () =>
    (
      await pool.query(`SELECT evidence FROM held_evidence WHERE view = 'live|cross-check' AND insurer_id = $1`, [
        insurer,
      ])
    ).rows[0];
  const { foldReports } = await import('@/lib/ranking/units/fold-reports.server');
  const first = await held();
  await hide(3, 0);
  await foldReports(pool);
  await publishLiveRankings(pool, new Date(now.getTime() + DAY + 1));
  expect(await held()).toEqual(first);
  await hide(4, 3);
  await foldReports(pool);
  await publishLiveRankings(pool, new Date(now.getTime() + DAY + 2));
  expect(await held()).not.toEqual(first);
  expect(await recountUnits(pool, { repair: false })).toMatchObject({ different: 0 });
});

it('ends the old method by date alone', async () => {
  const late = new Date('2026-12-23T04:00:00Z');
  const count = async () =>
    (await pool.query(`SELECT count(*)::int AS n FROM ranking_snapshot WHERE view = 'live|all@1.0'`)).rows[0].n;
  const before = await count();
  await publishLiveRankings(pool, late);
  expect(await count()).toBe(before);
});
