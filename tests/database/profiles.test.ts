import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadReferenceData } from '@/lib/commands/load-reference.server';
import { createPool } from '@/lib/platform/database.server';
import { PROFILES_VIEW } from '@/lib/ranking/profile';
import { publishProfiles, recountProfiles } from '@/lib/ranking/publish/publish-profiles.server';
import { type FreshDatabase, freshDatabase } from './fresh-database';
import { randomReceipt } from './random-receipt';

const NOW = new Date('2026-11-22T03:00:00Z');
const WEEK = 7 * 24 * 3600_000;

let fresh: FreshDatabase;
let db: pg.Pool;

beforeAll(async () => {
  fresh = await freshDatabase();
  db = createPool(fresh.url, 4);
  await loadReferenceData(db);
});
afterAll(async () => {
  await db.end();
  await fresh.drop();
});

async function driver(mergedInto: string | null = null): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    'INSERT INTO reporter (recovery_seed, recovery_hash, created_at, merged_into_id) VALUES ($1, $2, $3, $4) RETURNING id',
    [randomBytes(16), randomBytes(32), NOW, mergedInto],
  );
  return rows[0]?.id ?? '';
}

type Said = { insurer?: string; claim?: string; lures?: string[]; facts?: string[]; at?: Date; removed?: boolean };

async function report(reporter: string, { insurer = 'picc', claim = 'named', at = NOW, removed, ...said }: Said = {}) {
  const { rows } = await db.query<{ id: string }>(
    `INSERT INTO report (receipt, reporter_id, received_at, called_at, called_precision, caller_key, number_kind, claim, insurer_id,
       city_adcode, province_adcode, role, relation, refusal, answer, said_name, said_company, said_certificate, facts, lures, did, wants, door, proof)
     VALUES ($1, $2, $3, $3, 'minute', $4, 'mobile', $5, $6, '440100', '440000', 'agency', 'unknown', 'unknown', 'unknown', 'unknown',
       'unknown', 'unknown', $7, $8, '{}', '{}', 'form', 'none') RETURNING id`,
    [
      randomReceipt(),
      reporter,
      at,
      randomBytes(16),
      claim,
      claim === 'named' || claim === 'impersonation' ? insurer : null,
      said.facts ?? [],
      said.lures ?? [],
    ],
  );
  if (removed)
    await db.query(`INSERT INTO removal (report_id, reason, removed_at) VALUES ($1, 'duplicate', $2)`, [
      rows[0]?.id,
      NOW,
    ]);
}

async function shown(part: 'role' | 'lure' | 'fact'): Promise<unknown[]> {
  const { rows } = await db.query<{
    rows: { profiles: Record<string, { key: string[]; reporters: number; reports: number }[]> };
  }>('SELECT rows FROM ranking_snapshot WHERE view = $1 ORDER BY id DESC LIMIT 1', [PROFILES_VIEW]);
  return rows[0]?.rows.profiles[part]?.map(({ key, reporters, reports }) => [...key, reporters, reports]) ?? [];
}

/** The sums as a count over all reports gives them. */
const COUNTED_ANEW = `
  WITH counted AS (
    SELECT r.insurer_id, coalesce(p.merged_into_id, p.id) AS reporter_id, r.role, r.lures, r.facts
    FROM report r JOIN reporter p ON p.id = r.reporter_id LEFT JOIN removal x ON x.report_id = r.id
    WHERE r.received_at > $1::timestamptz - interval '182 days' AND r.received_at <= $1 AND r.claim = 'named' AND x.report_id IS NULL
  )
  SELECT insurer_id, part, code, count(DISTINCT reporter_id) AS reporters, count(*) AS reports FROM (
    SELECT insurer_id, reporter_id, 'role' AS part, role AS code FROM counted
    UNION ALL SELECT insurer_id, reporter_id, 'lure', unnest(lures) FROM counted
    UNION ALL SELECT insurer_id, reporter_id, 'fact', unnest(facts) FROM counted
  ) AS tags GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

async function expectRecount(now: Date): Promise<number> {
  const kept = await db.query('SELECT * FROM profile_tally WHERE reporters > 0 ORDER BY insurer_id, part, code');
  const anew = await db.query(COUNTED_ANEW, [now]);
  expect(kept.rows).toEqual(anew.rows);
  return anew.rows.length;
}

it('counts each person once, and only named, standing reports of the window', async () => {
  const drivers = await Promise.all(Array.from({ length: 10 }, () => driver()));
  for (const each of drivers) {
    await report(each, { lures: ['gift', 'rebate'], facts: ['knew_plate'] });
    await report(each, { lures: ['gift'] });
    await report(await driver(each), { lures: ['gift'] });
    await report(await driver(), { lures: ['gift'], claim: 'impersonation' });
    await report(await driver(), { lures: ['gift'], claim: 'unknown' });
    await report(await driver(), { lures: ['gift'], removed: true });
    await report(await driver(), { lures: ['gift'], at: new Date(NOW.getTime() - 26 * WEEK - 1000) });
    await report(await driver(), { lures: ['gift'], at: new Date(NOW.getTime() + 1000) });
  }
  for (const each of drivers.slice(0, 4)) await report(each, { insurer: 'cpic', lures: ['gift'] });
  expect(await publishProfiles(db, NOW)).toBe(true);
  expect(await shown('role')).toEqual([['picc', 'agency', 10, 30]]);
  expect(await shown('lure')).toEqual([
    ['picc', 'gift', 10, 30],
    ['picc', 'rebate', 10, 10],
  ]);
  expect(await shown('fact')).toEqual([['picc', 'knew_plate', 10, 10]]);
});

it('publishes again only when the fifth new person has come', async () => {
  expect(await publishProfiles(db, NOW)).toBe(false);
  for (let n = 0; n < 4; n++) await report(await driver(), { lures: ['gift'] });
  expect(await publishProfiles(db, NOW)).toBe(false);
  expect(await shown('lure')).toContainEqual(['picc', 'gift', 10, 30]);
  await report(await driver(), { lures: ['gift'] });
  expect(await publishProfiles(db, NOW)).toBe(true);
  expect(await shown('lure')).toContainEqual(['picc', 'gift', 15, 35]);
  expect(await shown('lure')).toContainEqual(['picc', 'rebate', 10, 10]);
});

it('keeps sums that equal a recount, whatever comes, goes and is merged, and touches only who is concerned', async () => {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T;
  const someLures = () => ['gift', 'rebate', 'other'].filter(() => Math.random() < 0.5);
  const drivers = await Promise.all(Array.from({ length: 12 }, () => driver()));
  const standing = [...drivers];
  let now = NOW;
  for (let round = 0; round < 25; round++) {
    for (let n = 0; n < 6; n++) {
      const at = new Date(now.getTime() + (Math.random() - 0.9) * 27 * WEEK);
      await report(pick(drivers), {
        insurer: pick(['picc', 'cpic']),
        lures: someLures(),
        at,
        removed: Math.random() < 0.1,
      });
    }
    await db.query(
      `INSERT INTO removal SELECT id, 'duplicate', now() FROM report WHERE id NOT IN (SELECT report_id FROM removal) ORDER BY random() LIMIT 1`,
    );
    if (round % 5 === 4) await db.query('DELETE FROM removal WHERE report_id = (SELECT min(report_id) FROM removal)');
    if (round % 6 === 5) {
      const [gone, stays] = [standing.pop(), pick(standing)];
      await db.query('UPDATE reporter SET merged_into_id = $2 WHERE id = $1 OR merged_into_id = $1', [gone, stays]);
    }
    now = new Date(now.getTime() + (Math.random() - 0.2) * 6 * WEEK);
    await publishProfiles(db, now);
    await expectRecount(now);
  }
  const before = await db.query('SELECT xmin, reporter_id FROM profile_reporter ORDER BY reporter_id, xmin::text');
  await publishProfiles(db, now);
  const after = await db.query('SELECT xmin, reporter_id FROM profile_reporter ORDER BY reporter_id, xmin::text');
  expect(after.rows).toEqual(before.rows);
  await recountProfiles(db);
  await publishProfiles(db, now);
  await expectRecount(now);
  await publishProfiles(db, NOW);
  expect(await expectRecount(NOW)).toBeGreaterThan(0);
});

it('lets go of what lies behind the window', async () => {
  expect(await publishProfiles(db, new Date(NOW.getTime() + 200 * WEEK))).toBe(true);
  expect([await shown('role'), await shown('lure'), await shown('fact')]).toEqual([[], [], []]);
  const { rows } = await db.query('SELECT insurer_id FROM held_evidence WHERE view = $1', [PROFILES_VIEW]);
  expect(rows).toEqual([]);
});
